using LearningMechanics.Compute.DataSets;
using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Compute.Tests.DataSets;

public sealed class FileDataSourceTests
{
    [Fact]
    public void Load_WithoutFile_SaysHowToMakeIt()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var missing = Assert.Throws<DataSetException>(() => new FileDataSource(folder).Load("digits"));
        Assert.StartsWith($"digits cannot be had here: {Path.Combine(folder, "digits.bin")} cannot be read.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnotherFile_RefusesIt()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "digits.bin"), "something else");
        Assert.Throws<DataSetException>(() => new FileDataSource(folder).Load("digits"));
    }

    [Fact]
    public void Load_OfUnknownName_DoesNotTouchFiles() =>
        Assert.Throws<DataSetException>(() => new FileDataSource("/").Load("../etc/passwd"));
}
