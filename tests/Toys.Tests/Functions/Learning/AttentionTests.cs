using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Learning;

public sealed class AttentionTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attention_IsTheWeightedMeanOfValues(bool causal)
    {
        var (q, k, v) = (_bench.Random(1, 4, 3), _bench.Random(2, 4, 3), _bench.Random(3, 4, 2));
        var found = _bench.Evaluate(_bench.Tensor("attention", q, k, v, ("causal", causal))).Chunk(2).ToArray();
        var (queries, keys, values) = (_bench.ValuesOf(q).Chunk(3).ToArray(), _bench.ValuesOf(k).Chunk(3).ToArray(), _bench.ValuesOf(v).Chunk(2).ToArray());
        for (var i = 0; i < 4; i++)
        {
            var seen = causal ? i + 1 : 4;
            var weights = keys.Take(seen).Select(key => Math.Exp(key.Zip(queries[i], (a, b) => a * b).Sum() / Math.Sqrt(3))).ToArray();
            for (var e = 0; e < 2; e++)
                Assert.Equal(weights.Select((w, j) => w * values[j][e]).Sum() / weights.Sum(), found[i][e], 13);
        }
    }

    [Fact]
    public void Attention_OfStacks_BroadcastsThem()
    {
        var y = _bench.Tensor("attention", _bench.Random(1, 2, 5, 4, 3), _bench.Random(2, 5, 6, 3), _bench.Random(3, 6, 7));
        Assert.Equal(new Shape(2, 5, 4, 7), y.Shape);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attention_Derivatives_AgreeWithDifferences(bool causal)
    {
        var (q, k, v) = (_bench.Random(1, 3, 2), _bench.Random(2, 3, 2), _bench.Random(3, 3, 2));
        DerivativeCheck.Holds(_bench, _bench.Tensor("attention", q, k, v, ("causal", causal)), q, k, v);
    }

    [Fact]
    public void Attention_OfShapesThatDoNotFit_SaysHow()
    {
        var (x, y) = (_bench.Random(1, 3, 2), _bench.Random(2, 4, 5));
        Assert.Equal("q is (3, 2) and k is (4, 5): their last axes must agree", _bench.Refusal("attention", x, y, y));
        Assert.Equal("k is (3, 2) and v is (4, 5): there must be one value for each key", _bench.Refusal("attention", x, x, y));
        Assert.Equal("attention needs rows for q, shape (…, rows, entries), not (3)", _bench.Refusal("attention", _bench.Random(1, 3), x, x));
        Assert.Equal(
            "the stacks (2) of q and (3) of k do not broadcast",
            _bench.Refusal("attention", _bench.Random(1, 2, 3, 2), _bench.Random(1, 3, 3, 2), x));
    }
}
