using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Tests.DataSets;

public sealed class DataSetAssetTests
{
    private static readonly byte[] TwoImages = [.. "LMDS"u8, 2, 0, 0, 0, 1, 0, 3, 0, 10, 20, 30, 40, 50, 60, 7, 9];

    [Fact]
    public void Read_OfFile_HasPixelsAndLabels()
    {
        var asset = DataSetAsset.Read("two", TwoImages);
        Assert.Equal((2, 1, 3), (asset.Count, asset.Height, asset.Width));
        Assert.Equal([10, 20, 30, 40, 50, 60], asset.Pixels.ToArray());
        Assert.Equal([7, 9], asset.Labels.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(19)]
    public void Read_OfCutFile_SaysSo(int length) =>
        Assert.StartsWith("The file of two ", Assert.Throws<DataSetException>(() => DataSetAsset.Read("two", TwoImages.AsSpan(0, length))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_OfHeaderThatPromisesTooMuch_DoesNotAllocateIt()
    {
        byte[] bytes = [.. "LMDS"u8, 255, 255, 255, 255, 255, 255, 255, 255];
        Assert.Throws<DataSetException>(() => DataSetAsset.Read("two", bytes));
    }

    [Fact]
    public void Parse_OfOtherBytes_TellsBothHashes()
    {
        var wrong = Assert.Throws<DataSetException>(() => DataSetAsset.Parse("digits", TwoImages));
        Assert.Contains($"not {KnownDataSet.Digits.Sha256}. Fetch or build it anew.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfUnknownName_ListsTheKnownOnes() =>
        Assert.Equal(
            "There is no data set cifar; there are digits, mnist.",
            Assert.Throws<DataSetException>(() => DataSetAsset.Parse("cifar", TwoImages)).Message);
}
