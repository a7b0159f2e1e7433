using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Learning;

public sealed class NormalizationTests
{
    private readonly FunctionBench _bench = new();

    [Fact]
    public void LayerNorm_HasMeanZeroAndVarianceOne()
    {
        foreach (var row in _bench.Evaluate(_bench.Tensor("layernorm", _bench.Random(1, 3, 50), ("eps", 0))).Chunk(50))
        {
            Assert.Equal(0, row.Average(), 14);
            Assert.Equal(1, row.Average(v => v * v), 13);
        }
    }

    [Fact]
    public void LayerNorm_OfConstantRow_IsZero() =>
        Assert.Equal([0, 0, 0], _bench.Evaluate(_bench.Tensor("layernorm", _bench.Input([5, 5, 5], 3))));

    [Fact]
    public void LayerNorm_WithScaleAndShift_AppliesThem()
    {
        var x = _bench.Random(1, 2, 3);
        var plain = _bench.Evaluate(_bench.Tensor("layernorm", x));
        var affine = _bench.Evaluate(_bench.Tensor("layernorm", x, _bench.Input([1, 2, 3], 3), _bench.Input([10, 20, 30], 3)));
        Assert.Equal(plain.Select((v, i) => v * (i % 3 + 1) + 10 * (i % 3 + 1)), affine);
    }

    [Fact]
    public void LayerNorm_AlongOtherAxis_IsThatOfTheTranspose()
    {
        var x = _bench.Random(1, 4, 3);
        var along = _bench.Graph.TransposeMatrix(_bench.Tensor("layernorm", _bench.Graph.TransposeMatrix(x)));
        LinearAlgebra.Matrices.Near(_bench.Evaluate(along), _bench.Evaluate(_bench.Tensor("layernorm", x, ("axis", 0))), 1e-14);
    }

    [Fact]
    public void RmsNorm_HasMeanSquareOne()
    {
        var y = _bench.Evaluate(_bench.Tensor("rmsnorm", _bench.Random(1, 50), ("eps", 0)));
        Assert.Equal(1, y.Average(v => v * v), 14);
    }

    [Theory]
    [InlineData("layernorm")]
    [InlineData("rmsnorm")]
    public void Norm_Derivatives_AgreeWithDifferences(string function)
    {
        var (x, scale) = (_bench.Random(1, 2, 4), _bench.Random(2, 4));
        DerivativeCheck.Holds(_bench, _bench.Tensor(function, x, scale, ("eps", 0.1)), x, scale);
    }

    [Fact]
    public void Norm_OfWrongArguments_SaysHow()
    {
        var x = _bench.Random(1, 2, 4);
        Assert.Equal("layernorm works along an axis, and a number has none", _bench.Refusal("layernorm", 1));
        Assert.Equal("scale of shape (3) does not broadcast to x of shape (2, 4)", _bench.Refusal("layernorm", x, _bench.Random(1, 3)));
        Assert.Equal("scale of shape (5, 2, 4) does not broadcast to x of shape (2, 4)", _bench.Refusal("rmsnorm", x, _bench.Random(1, 5, 2, 4)));
        Assert.Equal("eps must not be negative, but this is -1", _bench.Refusal("rmsnorm", x, ("eps", -1)));
        Assert.Equal("rmsnorm needs at least one element along axis 0 of (0)", _bench.Refusal("rmsnorm", _bench.Graph.Zeros(new Shape(0))));
    }
}
