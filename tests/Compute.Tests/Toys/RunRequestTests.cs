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

    [Fact]
    public void Errors_Several_AreAllTold() =>
        Assert.Equal(3, new RunRequest { File = "a.toy", Seeds = 0, Key = "?", Threads = -1 }.Errors().Count());
}
