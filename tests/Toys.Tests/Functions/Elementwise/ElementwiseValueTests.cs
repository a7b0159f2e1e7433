namespace LearningMechanics.Toys.Tests.Functions.Elementwise;

public sealed class ElementwiseValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    public static TheoryData<string, double[], double[]> Edges => new()
    {
        { "exp", [-Inf, Inf, NaN, 710, -746, 0], [0, Inf, NaN, Inf, 0, 1] },
        { "expm1", [-Inf, Inf, NaN, 710, -800, -0.0], [-1, Inf, NaN, Inf, -1, -0.0] },
        { "log", [0, -0.0, -1, Inf, NaN, 1], [-Inf, -Inf, NaN, Inf, NaN, 0] },
        { "log1p", [-1, -2, Inf, NaN, -0.0, 0], [-Inf, NaN, Inf, NaN, -0.0, 0] },
        { "sin", [Inf, -Inf, NaN, -0.0], [NaN, NaN, NaN, -0.0] },
        { "cos", [Inf, NaN, 0], [NaN, NaN, 1] },
        { "sinh", [Inf, -Inf, NaN, -0.0, 711], [Inf, -Inf, NaN, -0.0, Inf] },
        { "cosh", [Inf, -Inf, NaN, 0, 711], [Inf, Inf, NaN, 1, Inf] },
        { "tanh", [Inf, -Inf, NaN, -0.0, 30], [1, -1, NaN, -0.0, 1] },
        { "erf", [Inf, -Inf, NaN, -0.0, 7], [1, -1, NaN, -0.0, 1] },
        { "erfc", [Inf, -Inf, NaN, 0, 28], [0, 2, NaN, 1, 0] },
        { "erfinv", [1, -1, 1.1, NaN, 0], [Inf, -Inf, NaN, NaN, 0] },
        { "sigmoid", [Inf, -Inf, NaN, 0, -800], [1, 0, NaN, 0.5, 0] },
        { "softplus", [Inf, -Inf, NaN, 800], [Inf, 0, NaN, 800] },
        { "relu", [Inf, -Inf, NaN, -1, 2], [Inf, 0, NaN, 0, 2] },
        { "sqrt", [-1, Inf, 0], [NaN, Inf, 0] },
        { "sign", [-Inf, NaN, 0, 3], [-1, NaN, 0, 1] },
        { "floor", [-1.5, 2.9, Inf], [-2, 2, Inf] },
        { "round", [0.5, 1.5, 2.5, -0.5, -2.6], [0, 2, 2, -0.0, -3] },
        { "gamma", [0, -1, 5, 172, Inf, NaN], [Inf, NaN, 24, Inf, Inf, NaN] },
        { "lgamma", [0, -3, 1, 2, Inf], [Inf, Inf, 0, 0, Inf] },
        { "digamma", [0, -2, Inf], [NaN, NaN, Inf] },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Function_AtTheEdges_IsWhatNumPyGives(string function, double[] x, double[] expected)
    {
        var bench = new FunctionBench();
        Assert.Equal(expected, bench.Evaluate(bench.Tensor(function, bench.Input(x, x.Length))));
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("expm1")]
    [InlineData("log")]
    [InlineData("log1p")]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("sinh")]
    [InlineData("cosh")]
    [InlineData("tanh")]
    [InlineData("erf")]
    [InlineData("erfc")]
    [InlineData("sigmoid")]
    [InlineData("softplus")]
    public void Function_OfOneElement_HasTheSameBitsAnywhereInATensor(string function)
    {
        double[] x = [-0.0, 1e7, .. FunctionBench.Numbers(5, 35).Select(v => 3 * v), 1e-300, 6, NaN];
        var bench = new FunctionBench();
        var whole = bench.Evaluate(bench.Tensor(function, bench.Input(x, x.Length)));
        for (var start = 0; start < x.Length; start++)
        {
            var part = x[start..Math.Min(start + 1 + start % 5, x.Length)];
            var alone = bench.Evaluate(bench.Tensor(function, bench.Input(part, part.Length)));
            for (var i = 0; i < part.Length; i++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(whole[start + i]), BitConverter.DoubleToInt64Bits(alone[i]));
        }
    }

    [Theory]
    [InlineData(-1, 3, 2)]
    [InlineData(1, -3, -2)]
    [InlineData(-7.5, 2, 0.5)]
    [InlineData(6, 3, 0)]
    [InlineData(5, Inf, 5)]
    [InlineData(-5, Inf, Inf)]
    [InlineData(1, 0, NaN)]
    public void Modulo_OfTwoNumbers_HasTheDivisorsSign(double a, double b, double expected)
    {
        var bench = new FunctionBench();
        var (x, y) = (bench.Input([a]), bench.Input([b]));
        Assert.Equal([expected], bench.Evaluate(bench.Graph.Modulo(x, y)));
    }

    [Fact]
    public void Clip_WithTensorsForBounds_BroadcastsThem()
    {
        var bench = new FunctionBench();
        var x = bench.Input([-1, 0.5, 9, NaN], 4);
        var lo = bench.Input([0, 2], 2, 1);
        Assert.Equal([0, 0.5, 3, NaN, 2, 2, 3, NaN], bench.Evaluate(bench.Tensor("clip", x, lo, 3)));
    }

    [Fact]
    public void Clip_WithBoundsCrossed_GivesTheUpper() // as NumPy
    {
        var bench = new FunctionBench();
        Assert.Equal([1, 1], bench.Evaluate(bench.Tensor("clip", bench.Input([0, 5], 2), 3, 1)));
    }

    [Fact]
    public void Where_OfShapesThatDoNotBroadcast_SaysWhichOne()
    {
        var bench = new FunctionBench();
        var refusal = bench.Refusal("where", bench.Random(1, 2), bench.Random(2, 2, 3), bench.Random(3, 4));
        Assert.Equal("where: a has shape (2, 3), which does not broadcast with condition of shape (2)", refusal);
    }

    [Fact]
    public void LeakyRelu_WithASlope_UsesItBelowZero()
    {
        var bench = new FunctionBench();
        var x = bench.Input([-2, 3], 2);
        Assert.Equal([-0.02, 3], bench.Evaluate(bench.Tensor("leaky_relu", x)));
        Assert.Equal([-1, 3], bench.Evaluate(bench.Tensor("leaky_relu", x, ("slope", 0.5))));
    }

    [Fact]
    public void Max_OfSeveral_IsElementwiseAndPropagatesNaN()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 5, NaN], 3);
        Assert.Equal([4, 5, NaN], bench.Evaluate(bench.Tensor("max", x, 4, 2)));
        Assert.Equal([1, 2, NaN], bench.Evaluate(bench.Tensor("min", x, 4, 2)));
    }

    [Fact]
    public void Max_OfSeveralAlongAnAxis_IsRefused()
    {
        var bench = new FunctionBench();
        Assert.Equal(
            "max of several tensors is elementwise and takes no axis; give one tensor to reduce it",
            bench.Refusal("max", bench.Random(1, 2), bench.Random(2, 2), ("axis", 0)));
    }
}
