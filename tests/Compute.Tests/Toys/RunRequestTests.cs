using System.Globalization;
using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class RunRequestTests
{
    [Fact]
    public void Request_InOrder_BecomesSettings()
    {
        var request = new RunRequest { File = "a.toy", Seeds = 8, Key = "5eed", Threads = 2 };

        Assert.Empty(request.Errors());
        var settings = request.Settings();
        Assert.Equal(8, settings.Seeds);
        Assert.Equal((UInt128)0x5eed, settings.Key.Value);
        Assert.Equal(2, settings.Threads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(int.MaxValue)]
    public void Seeds_OutOfRange_AreNamed(int seeds) =>
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"--seeds {seeds}: must be in 1.."),
            Assert.Single(new RunRequest { File = "a.toy", Seeds = seeds }.Errors()));

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("0x5eed")]
    [InlineData("123456789012345678901234567890123")]
    public void Key_ThatIsNotHexadecimal_IsNamed(string key) =>
        Assert.StartsWith($"--key {key}: not a run key", Assert.Single(new RunRequest { File = "a.toy", Key = key }.Errors()));

    [Theory]
    [InlineData(null, null, null, 0.95)]
    [InlineData(null, 1, 8, 0.99)]
    [InlineData(null, 3, 32, 0.99)]
    [InlineData(64, 3, 64, 0.99)]
    public void Look_OfARun_SettlesItsRepetitionsAndItsConfidence(int? seeds, int? look, int? repetitions, double confidence)
    {
        var request = new RunRequest { File = "a.toy", Seeds = seeds, Look = look };

        Assert.Empty(request.Errors());
        Assert.Equal((repetitions, confidence), (request.LookFor(8).Seeds, request.LookFor(8).Confidence));
    }

    [Theory]
    [InlineData(8, 0, "--look 0: must be in 1..4")]
    [InlineData(8, 5, "--look 5: must be in 1..4")]
    [InlineData(6, 3, "--seeds 6 --look 3: look 3 is taken at 4 times")]
    public void Look_ThatIsNeverTaken_IsNamed(int seeds, int look, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(new RunRequest { File = "a.toy", Seeds = seeds, Look = look }.Errors()));

    [Fact]
    public void Errors_Several_AreAllTold() =>
        Assert.Equal(3, new RunRequest { File = "a.toy", Seeds = 0, Key = "?", Threads = -1 }.Errors().Count());
}
