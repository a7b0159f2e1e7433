using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Reduce;

public sealed class ReduceDerivativeTests
{
    [Theory]
    [InlineData("sum")]
    [InlineData("mean")]
    [InlineData("prod")]
    [InlineData("max")]
    [InlineData("min")]
    [InlineData("var")]
    [InlineData("std")]
    [InlineData("norm")]
    [InlineData("median")]
    [InlineData("logsumexp")]
    public void Reduction_Differentiated_AgreesWithDifferences(string function)
    {
        foreach (var lengths in (int[][])[[5], [3, 4], [2, 3, 2]])
        {
            var bench = new FunctionBench();
            var x = bench.Random(11, lengths);
            DerivativeCheck.Holds(bench, bench.Tensor(function, x), x);
            DerivativeCheck.Holds(bench, bench.Tensor(function, x, ("axis", -1)), x);
            DerivativeCheck.Holds(bench, bench.Tensor(function, x, ("axis", 0), ("keepdims", true)), x);
        }
    }

    [Theory]
    [InlineData("sort")]
    [InlineData("softmax")]
    [InlineData("log_softmax")]
    [InlineData("cumsum")]
    public void AlongAnAxis_Differentiated_AgreesWithDifferences(string function)
    {
        var bench = new FunctionBench();
        var x = bench.Random(12, 3, 4);
        foreach (var axis in (int[])[0, 1])
            DerivativeCheck.Holds(bench, bench.Tensor(function, x * x * 0.5 + x, ("axis", axis)), x);
    }

    [Fact]
    public void Quantile_Differentiated_AgreesWithDifferences()
    {
        var bench = new FunctionBench();
        var x = bench.Random(13, 4, 3);
        DerivativeCheck.Holds(bench, bench.Tensor("quantile", x * x, Vectors.Of(bench, 0.1, 0.6), ("axis", 0)), x);
    }

    [Fact]
    public void Norm_OfOtherOrders_Differentiated_AgreesWithDifferences()
    {
        foreach (var order in (double[])[1, 3, double.PositiveInfinity])
        {
            var bench = new FunctionBench();
            var x = bench.Random(14, 4);
            DerivativeCheck.Holds(bench, bench.Tensor("norm", x, ("ord", order)), x);
        }
    }

    [Theory]
    [InlineData("norm")]
    [InlineData("std")]
    public void Length_WhereItIsZero_HasDerivativeZeroTwice(string function)
    {
        var bench = new FunctionBench();
        var x = bench.Input([0, 0, 0], 3);
        var first = Differentiation.Gradient(bench.Tensor(function, x), x);
        Assert.Equal([0, 0, 0], bench.Evaluate(first));
        Assert.All(bench.Evaluate(Differentiation.Gradient(bench.Graph.Sum(first * first), x)), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Prod_WithZeros_HasTheProductOfTheOthers()
    {
        var bench = new FunctionBench();
        var x = bench.Input([2, 0, 5], 3);
        var gradient = Differentiation.Gradient(bench.Tensor("prod", x), x);
        Assert.Equal([0, 10, 0], bench.Evaluate(gradient));
    }

    [Fact]
    public void Max_OfEqualElements_SendsTheDerivativeToTheFirst()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 3, 3], 3);
        Assert.Equal([0, 1, 0], bench.Evaluate(Differentiation.Gradient(bench.Tensor("max", x), x)));
    }
}
