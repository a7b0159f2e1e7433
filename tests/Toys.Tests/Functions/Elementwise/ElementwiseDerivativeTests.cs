using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Elementwise;

/// <summary>First and second derivatives of every elementwise function against differences.</summary>
public sealed class ElementwiseDerivativeTests
{
    /// <summary>Each with the interval that its arguments are drawn from, away from kinks and poles.</summary>
    public static TheoryData<string, double, double> Smooth => new()
    {
        { "exp", -2, 2 }, { "log", 0.3, 3 }, { "log1p", -0.5, 3 }, { "expm1", -2, 2 }, { "sqrt", 0.3, 3 },
        { "sin", -3, 3 }, { "cos", -3, 3 }, { "tan", -1, 1 }, { "arcsin", -0.8, 0.8 }, { "arccos", -0.8, 0.8 },
        { "arctan", -3, 3 }, { "sinh", -2, 2 }, { "cosh", -2, 2 }, { "tanh", -2, 2 }, { "arcsinh", -3, 3 },
        { "arccosh", 1.3, 4 }, { "arctanh", -0.8, 0.8 }, { "erf", -2, 2 }, { "erfc", -2, 2 }, { "erfinv", -0.8, 0.8 },
        { "gamma", 0.5, 4 }, { "lgamma", 0.5, 4 }, { "lgamma", -1.8, -1.2 }, { "digamma", 0.5, 4 }, { "digamma", -1.8, -1.2 },
        { "sigmoid", -4, 4 }, { "softplus", -4, 4 }, { "gelu", -3, 3 }, { "silu", -4, 4 }, { "abs", 0.1, 2 }, { "abs", -2, -0.1 },
        { "relu", 0.1, 2 }, { "relu", -2, -0.1 }, { "leaky_relu", 0.1, 2 }, { "leaky_relu", -2, -0.1 }, { "sign", 0.1, 2 },
        { "floor", 1.1, 1.9 }, { "ceil", 1.1, 1.9 }, { "round", 1.6, 2.4 },
    };

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Function_Differentiated_AgreesWithDifferences(string function, double lo, double hi)
    {
        var bench = new FunctionBench();
        var x = bench.Input([.. Enumerable.Range(0, 7).Select(i => lo + (hi - lo) * (i + 0.5) / 7)], 7);
        DerivativeCheck.Holds(bench, bench.Tensor(function, x), x);
    }

    [Theory]
    [InlineData("max")]
    [InlineData("min")]
    [InlineData("arctan2")]
    public void FunctionOfTwo_OverRandomShapes_AgreesWithDifferences(string function)
    {
        foreach (var (a, b) in BroadcastShapes.Pairs)
        {
            var bench = new FunctionBench();
            var (x, y) = (bench.Random(1, a), bench.Random(2, b));
            DerivativeCheck.Holds(bench, bench.Tensor(function, x, y), x, y);
        }
    }

    [Fact]
    public void Modulo_AwayFromItsJumps_AgreesWithDifferences()
    {
        var bench = new FunctionBench();
        var (x, y) = (bench.Input([0.7, 3.1, -1.1, 4, -2.9, 6.3], 2, 3), bench.Input([1.5, -2, 2.5], 3));
        DerivativeCheck.Holds(bench, bench.Graph.Modulo(x, y), x, y);
    }

    [Fact]
    public void Clip_Differentiated_IsOneUpToItsBounds()
    {
        var bench = new FunctionBench();
        var x = bench.Input([-2, 0, 0.5, 1, 3], 5);
        var gradient = Differentiation.Gradient(bench.Tensor("clip", x, 0, 1), x);
        Assert.Equal([0, 1, 1, 1, 0], bench.Evaluate(gradient));
    }

    [Fact]
    public void Where_Differentiated_PassesOnlyTheChosenBranch()
    {
        var bench = new FunctionBench();
        var x = bench.Input([-4, 4], 2);
        var isPositive = bench.Graph.Compare(Comparison.Greater, x, bench.Graph.Scalar(0));
        var gradient = Differentiation.Gradient(bench.Tensor("where", isPositive, 3 * x, x * x), x);
        Assert.Equal([-8, 3], bench.Evaluate(gradient));
    }

    [Fact]
    public void Max_OfEqualTensors_SharesTheDerivative()
    {
        var bench = new FunctionBench();
        var (x, y) = (bench.Input([1, 2], 2), bench.Input([1, 0], 2));
        var gradient = Differentiation.Gradient(bench.Tensor("max", x, y), [x, y]);
        Assert.Equal([0.5, 1], bench.Evaluate(gradient[0]));
        Assert.Equal([0.5, 0], bench.Evaluate(gradient[1]));
    }

    [Theory]
    [InlineData("abs")]
    [InlineData("relu")]
    public void KinkAtZero_Differentiated_IsZero(string function)
    {
        var bench = new FunctionBench();
        var x = bench.Input([0], 1);
        Assert.Equal([0], bench.Evaluate(Differentiation.Gradient(bench.Tensor(function, x), x)));
    }
}
