using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Functions.DataSets;

public sealed class DataSetTests
{
    private readonly FunctionBench _bench = Bench(seed: 0);

    [Theory]
    [InlineData("digits", 8)]
    [InlineData("mnist", 28)]
    public void DataSet_HasPixelsImagesAndLabels(string name, int side)
    {
        Assert.Equal(new Shape(5, side * side), Member(_bench, name, "x", 5).Shape);
        Assert.Equal(new Shape(5, side, side), Member(_bench, name, "image", 5).Shape);
        Assert.Equal(new Shape(5), Member(_bench, name, "y", 5).Shape);
        Assert.Equal(1, _bench.Evaluate(Member(_bench, name, "x", 5))[2]);
    }

    [Fact]
    public void Digits_LabelsGoWithTheirImages()
    {
        var numbers = NumberedImages.Of(_bench.Evaluate(Member(_bench, "digits", "x", 300)), 64);
        var labels = _bench.Evaluate(Member(_bench, "digits", "y", 300));
        Assert.Equal(numbers.Select(i => (double)(i % 10)), labels);
    }

    [Fact]
    public void Digits_WithSkip_AreDisjoint()
    {
        var first = NumberedImages.Of(_bench.Evaluate(Member(_bench, "digits", "x", 6000)), 64);
        var second = NumberedImages.Of(_bench.Evaluate(Member(_bench, "digits", "x", 4000, ("skip", 6000))), 64);
        Assert.Equal(Enumerable.Range(0, 10_000), first.Concat(second).Order());
    }

    [Fact]
    public void Digits_OfOtherSeed_AreInOtherOrder()
    {
        var other = Bench(seed: 1);
        Assert.NotEqual(
            NumberedImages.Of(_bench.Evaluate(Member(_bench, "digits", "x", 20)), 64),
            NumberedImages.Of(other.Evaluate(Member(other, "digits", "x", 20)), 64));
    }

    [Fact]
    public void Digits_DependOnTheSeedOnly() => Assert.Equal(Dependence.Seed, Member(_bench, "digits", "x", 5).Dependence);

    [Fact]
    public void Digits_MoreThanThereAre_SaysHowMany()
    {
        Assert.Equal("digits has 10000 images, 10001 are more", _bench.Refusal("digits", 10_001));
        Assert.Equal("mnist has 10000 images: skip = 9000 leaves 1000, 2000 are more", _bench.Refusal("mnist", 2000, ("skip", 9000)));
        Assert.Equal("mnist has 10000 images: skip = 20000 leaves 0, 1 are more", _bench.Refusal("mnist", 1, ("skip", 20_000)));
    }

    [Fact]
    public void Digits_WithoutData_SaysSo()
    {
        var bench = new FunctionBench();
        var stop = Assert.Throws<ToyRunException>(() => bench.Evaluate(Member(bench, "digits", "x", 5)));
        Assert.Equal("digits cannot be had here: no data sets were given to this run.", stop.Message);
    }

    private static FunctionBench Bench(int seed) =>
        new() { Context = new RunContext { Key = RunKey.Zero, Seed = seed, DataSets = new NumberedImages() } };

    private static Node Member(FunctionBench bench, string set, string member, params object[] arguments) =>
        ((TensorValue)((RecordValue)bench.Call(set, arguments)).Members[member]).Node;
}
