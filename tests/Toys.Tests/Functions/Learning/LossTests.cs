using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Learning;

public sealed class LossTests
{
    private readonly FunctionBench _bench = new();

    [Fact]
    public void CrossEntropy_OfWholeLabels_IsMeanNegativeLogarithm()
    {
        var (logits, labels) = (_bench.Random(1, 5, 3), _bench.Input([0, 2, 1, 1, 0], 5));
        var values = _bench.ValuesOf(logits).Chunk(3).ToArray();
        var expected = values.Zip(_bench.ValuesOf(labels), (row, label) => Math.Log(row.Sum(Math.Exp)) - row[(int)label]).Average();
        Assert.Equal(expected, _bench.Evaluate(_bench.Tensor("cross_entropy", logits, labels))[0], 14);
    }

    [Fact]
    public void CrossEntropy_OfOneRow_TakesOneLabel() =>
        Assert.Equal(Math.Log(2), _bench.Evaluate(_bench.Tensor("cross_entropy", _bench.Input([3, 3], 2), 1))[0], 14);

    [Fact]
    public void CrossEntropy_OfStacks_TakesALabelForEachRow()
    {
        var loss = _bench.Tensor("cross_entropy", _bench.Random(1, 2, 3, 4), _bench.Input([0, 1, 2, 3, 0, 1], 2, 3));
        var flat = _bench.Tensor("cross_entropy", _bench.Random(1, 6, 4), _bench.Input([0, 1, 2, 3, 0, 1], 6));
        Assert.Equal(_bench.Evaluate(flat)[0], _bench.Evaluate(loss)[0], 14);
    }

    [Fact]
    public void CrossEntropy_OfProbabilities_WeighsEveryClass()
    {
        var logits = _bench.Random(1, 2, 3);
        var soft = _bench.Tensor("cross_entropy", logits, _bench.Input([0, 0, 1, 1, 0, 0], 2, 3));
        var hard = _bench.Tensor("cross_entropy", logits, _bench.Input([2, 0], 2));
        Assert.Equal(_bench.Evaluate(hard)[0], _bench.Evaluate(soft)[0], 14);
    }

    [Fact]
    public void CrossEntropy_OfExtremeLogits_DoesNotOverflow() =>
        Assert.Equal(2000, _bench.Evaluate(_bench.Tensor("cross_entropy", _bench.Input([1000, -1000], 1, 2), _bench.Input([1], 1)))[0], 10);

    [Fact]
    public void CrossEntropy_OfLabelThatIsNoClass_NamesIt()
    {
        var loss = _bench.Tensor("cross_entropy", _bench.Random(1, 2, 3), _bench.Input([0, 3], 2));
        var stop = Assert.Throws<ToyRunException>(() => _bench.Evaluate(loss));
        Assert.Equal("index 3 is out of range: the axis has length 3, so an index must lie in -3..2", stop.Message);
    }

    [Fact]
    public void CrossEntropy_OfShapesThatDoNotFit_SaysHow()
    {
        Assert.Equal(
            "logits are (5, 3) and labels (4): labels must be (5), one for each row, or probabilities (5, 3)",
            _bench.Refusal("cross_entropy", _bench.Random(1, 5, 3), _bench.Random(2, 4)));
        Assert.Equal("cross_entropy needs logits (…, classes), not a number", _bench.Refusal("cross_entropy", 1, 1));
    }

    [Fact]
    public void CrossEntropy_Derivatives_AgreeWithDifferences()
    {
        var (logits, labels) = (_bench.Random(1, 4, 3), _bench.Input([0, 2, 1, 1], 4));
        DerivativeCheck.Holds(_bench, _bench.Tensor("cross_entropy", logits, labels), logits);
        var soft = _bench.Input([0.2, 0.3, 0.5, 0.1, 0.8, 0.3], 2, 3);
        var few = _bench.Random(2, 2, 3);
        DerivativeCheck.Holds(_bench, _bench.Tensor("cross_entropy", few, soft), few, soft);
    }

    [Fact]
    public void Mse_IsTheMeanSquare()
    {
        var (a, b) = (_bench.Random(1, 3, 2), _bench.Random(2, 2));
        var expected = _bench.ValuesOf(a).Select((v, i) => Math.Pow(v - _bench.ValuesOf(b)[i % 2], 2)).Average();
        Assert.Equal(expected, _bench.Evaluate(_bench.Tensor("mse", a, b))[0], 14);
        DerivativeCheck.Holds(_bench, _bench.Tensor("mse", a, b), a, b);
    }

    [Fact]
    public void Mse_OfShapesThatDoNotBroadcast_SaysSo() =>
        Assert.Equal(
            "mse: b has shape (4), which does not broadcast with a of shape (3)",
            _bench.Refusal("mse", _bench.Random(1, 3), _bench.Random(2, 4)));
}
