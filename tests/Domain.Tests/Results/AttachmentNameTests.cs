using LearningMechanics.Domain.Results;

namespace LearningMechanics.Domain.Tests.Results;

public sealed class AttachmentNameTests
{
    [Theory]
    [InlineData("data.csv", "data.csv")]
    [InlineData("../../etc/data.csv", "data.csv")]
    [InlineData(@"C:\fakepath\data.csv", "data.csv")]
    [InlineData("..%2f..%2fdata.csv", "..%2f..%2fdata.csv")]
    [InlineData("CON", "CON")]
    [InlineData("da\0ta\r\n.csv", "data.csv")]
    [InlineData("\u202Evsc.exe.csv", "vsc.exe.csv")]
    [InlineData("<img onerror=alert(1)>.csv", "<img onerror=alert(1)>.csv")]
    [InlineData("κλίση.csv", "κλίση.csv")]
    public void Of_AnyName_KeepsOnlyWhatCanBeShown(string given, string shown) => Assert.Equal(shown, AttachmentName.Of(given));

    [Fact]
    public void Of_FourKilobytes_KeepsTheExtension()
    {
        var name = AttachmentName.Of(new string('a', 4_096) + ".csv");

        Assert.Equal(AttachmentName.Longest, name.Length);
        Assert.EndsWith("a….csv", name, StringComparison.Ordinal);
    }
}
