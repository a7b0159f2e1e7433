using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Reduce;

public sealed class ReduceValueTests
{
    private const double NaN = double.NaN;

    /// <summary>Each function and the same in plain loops.</summary>
    public static TheoryData<string, Func<double[], double>> Plain => new()
    {
        { "sum", x => x.Sum() },
        { "mean", x => x.Average() },
        { "prod", x => x.Aggregate(1.0, (p, v) => p * v) },
        { "max", x => x.Max() },
        { "min", x => x.Min() },
        { "argmax", x => Array.IndexOf(x, x.Max()) },
        { "argmin", x => Array.IndexOf(x, x.Min()) },
        { "var", x => x.Average(v => Math.Pow(v - x.Average(), 2)) },
        { "std", x => Math.Sqrt(x.Average(v => Math.Pow(v - x.Average(), 2))) },
        { "norm", x => Math.Sqrt(x.Sum(v => v * v)) },
        { "median", x => x.Order().ElementAt((x.Length - 1) / 2) / 2 + x.Order().ElementAt(x.Length / 2) / 2 },
        { "logsumexp", x => Math.Log(x.Sum(Math.Exp)) },
        { "any", x => x.Any(v => v != 0) ? 1 : 0 },
        { "all", x => x.All(v => v != 0) ? 1 : 0 },
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public void Reduction_OverEveryChoiceOfAxes_AgreesWithPlainLoops(string function, Func<double[], double> plain)
    {
        foreach (var lengths in (int[][])[[5], [3, 4], [2, 3, 4], [1, 6]])
            for (var chosen = 1; chosen < 1 << lengths.Length; chosen++)
            {
                int[] axes = [.. Enumerable.Range(0, lengths.Length).Where(a => (chosen >> a & 1) != 0)];
                foreach (var keep in (bool[])[false, true])
                    Compare(function, plain, lengths, axes, keep);
            }
    }

    private static void Compare(string function, Func<double[], double> plain, int[] lengths, int[] axes, bool keep)
    {
        var bench = new FunctionBench();
        var shape = new Shape(lengths);
        var values = FunctionBench.Numbers(7, (int)shape.Count);
        values[1] = 0;
        var x = bench.Input(values, lengths);
        var axis = axes is [var only] ? bench.Graph.Scalar(only - lengths.Length) : Vectors.Of(bench, [.. axes.Select(a => (double)a)]);
        var y = bench.Tensor(function, x, ("axis", axis), ("keepdims", keep));

        var groups = Enumerable.Range(0, values.Length)
            .GroupBy(i => string.Join(' ', Coordinates(shape, i).Where((_, a) => !axes.Contains(a))))
            .Select(g => plain([.. g.Select(i => values[i])])).ToArray();
        var expected = Shape.Of([.. lengths.Select((l, a) => axes.Contains(a) ? 1 : l).Where((_, a) => keep || !axes.Contains(a))]);
        Assert.Equal(expected, y.Shape);
        var found = bench.Evaluate(y);
        for (var i = 0; i < groups.Length; i++)
            Assert.Equal(groups[i], found[i], 1e-13);
    }

    private static int[] Coordinates(Shape shape, int i) =>
        [.. shape.Strides().Select((stride, axis) => i / stride % shape[axis])];

    [Fact]
    public void Reduction_WithoutAnAxis_TakesAllElements()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal([21], bench.Evaluate(bench.Tensor("sum", x)));
        Assert.Equal(new Shape(1, 1), bench.Tensor("sum", x, ("keepdims", true)).Shape);
        Assert.Equal([5], bench.Evaluate(bench.Tensor("argmax", x)));
        Assert.Equal([7], bench.Evaluate(bench.Tensor("sum", bench.Input([7]))));
    }

    [Fact]
    public void Reduction_OverATupleOfAxes_IsThatOverTheList()
    {
        var bench = new FunctionBench();
        var x = bench.Random(1, 2, 3, 4);
        var tuple = new LearningMechanics.Toys.Semantics.TupleValue([Vectors.Number(bench, 0), Vectors.Number(bench, -1)]);
        Assert.Equal(
            bench.Evaluate(bench.Tensor("sum", x, ("axis", Vectors.Of(bench, 0, 2)))),
            bench.Evaluate(bench.Tensor("sum", x, ("axis", tuple))));
    }

    [Theory]
    [InlineData(2, "axis 2 is out of range: shape (2, 3) has axes -2..1")]
    [InlineData(-3, "axis -3 is out of range: shape (2, 3) has axes -2..1")]
    [InlineData(0.5, "axis of sum must be a whole number, not 0.5")]
    public void Axis_ThatIsNone_IsNamed(double axis, string message)
    {
        var bench = new FunctionBench();
        Assert.Equal(message, bench.Refusal("sum", bench.Random(1, 2, 3), ("axis", axis)));
    }

    [Fact]
    public void Axes_NamedTwice_AreRefused()
    {
        var bench = new FunctionBench();
        Assert.Equal("axis of sum names the same axis twice", bench.Refusal("sum", bench.Random(1, 2, 3), ("axis", Vectors.Of(bench, 0, -2))));
    }

    [Theory]
    [InlineData("max")]
    [InlineData("argmin")]
    [InlineData("median")]
    public void Reduction_OfNoElements_IsRefused(string function)
    {
        var bench = new FunctionBench();
        Assert.Equal($"{function} of no elements: the tensor has shape (0)", bench.Refusal(function, bench.Input([], 0)));
    }

    [Fact]
    public void EmptySum_IsZeroAndEmptyProductIsOne()
    {
        var bench = new FunctionBench();
        var x = bench.Input([], 0, 2);
        Assert.Equal([0, 0], bench.Evaluate(bench.Tensor("sum", x, ("axis", 0))));
        Assert.Equal([1, 1], bench.Evaluate(bench.Tensor("prod", x, ("axis", 0))));
        Assert.Equal([0], bench.Evaluate(bench.Tensor("norm", x)));
    }

    [Fact]
    public void Reduction_WithNaN_IsNaN()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, NaN, 3], 3);
        foreach (var function in (string[])["sum", "mean", "var", "std", "max", "min", "prod", "norm", "median", "logsumexp"])
            Assert.Equal([NaN], bench.Evaluate(bench.Tensor(function, x)));
        Assert.Equal([1], bench.Evaluate(bench.Tensor("argmax", x)));
        Assert.Equal([1], bench.Evaluate(bench.Tensor("argmin", x)));
    }

    [Fact]
    public void Var_WithOneDegreeOfFreedomLess_DividesByOneLess()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 2, 3, 4], 4);
        Assert.Equal([5 / 3.0], bench.Evaluate(bench.Tensor("var", x, ("ddof", 1))));
    }

    [Fact]
    public void Norm_OfOtherOrders_IsTheirFormula()
    {
        var bench = new FunctionBench();
        var x = bench.Input([3, -4], 2);
        Assert.Equal([7], bench.Evaluate(bench.Tensor("norm", x, ("ord", 1))));
        Assert.Equal([4], bench.Evaluate(bench.Tensor("norm", x, ("ord", double.PositiveInfinity))));
        Assert.Equal(Math.Cbrt(91), bench.Evaluate(bench.Tensor("norm", x, ("ord", 3)))[0], 1e-14);
    }

    [Fact]
    public void Norm_OfAMatrixWithAnOrder_IsRefusedAsAmbiguous()
    {
        var bench = new FunctionBench();
        Assert.StartsWith("norm with ord of shape (2, 2) could mean an operator norm", bench.Refusal("norm", bench.Random(1, 2, 2), ("ord", 2)));
    }

    [Fact]
    public void Sort_AlongAnyAxis_OrdersItAndPutsNaNLast()
    {
        var bench = new FunctionBench();
        var x = bench.Input([3, NaN, 1, 2, 0, 2], 3, 2);
        Assert.Equal([0, 2, 1, 2, 3, NaN], bench.Evaluate(bench.Tensor("sort", x, ("axis", 0))));
        Assert.Equal([3, NaN, 1, 2, 0, 2], bench.Evaluate(bench.Tensor("sort", x)));
        Assert.Equal([3, NaN, 2, 1, 2, 0], bench.Evaluate(bench.Tensor("sort", x, ("descending", true))));
    }

    [Fact]
    public void Argsort_OfEqualElements_KeepsTheirOrder()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 0, 1, 0, 1], 5);
        Assert.Equal([1, 3, 0, 2, 4], bench.Evaluate(bench.Tensor("argsort", x)));
        Assert.Equal([0, 2, 4, 1, 3], bench.Evaluate(bench.Tensor("argsort", x, ("descending", true))));
    }

    [Fact]
    public void Argsort_OfLongRandomRows_AgreesWithTheLibrary()
    {
        foreach (var length in (int[])[1, 2, 3, 31, 1000])
        {
            var bench = new FunctionBench();
            double[] values = [.. FunctionBench.Numbers(3, length).Select(v => Math.Round(v * 4))];
            var expected = Enumerable.Range(0, length).OrderBy(i => values[i]).Select(i => (double)i);
            Assert.Equal(expected, bench.Evaluate(bench.Tensor("argsort", bench.Input(values, length))));
        }
    }

    [Fact]
    public void Cumsum_WithoutAnAxis_IsFlat()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1, 2, 3, 4], 2, 2);
        Assert.Equal([1, 3, 6, 10], bench.Evaluate(bench.Tensor("cumsum", x)));
        Assert.Equal([1, 2, 4, 6], bench.Evaluate(bench.Tensor("cumsum", x, ("axis", 0))));
    }

    [Fact]
    public void Quantile_OfAList_InterpolatesAsNumPyDoes()
    {
        var bench = new FunctionBench();
        var x = bench.Input([4, 1, 3, 2, 8, 5, 7, 6], 2, 4);
        var y = bench.Tensor("quantile", x, Vectors.Of(bench, 0, 0.5, 0.9), ("axis", 1));
        Assert.Equal(new Shape(3, 2), y.Shape);
        double[] expected = [1, 5, 2.5, 6.5, 3.7, 7.7];
        var found = bench.Evaluate(y);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-14);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Quantile_OutsideZeroToOne_IsRefused(double q)
    {
        var bench = new FunctionBench();
        Assert.Equal($"q of quantile must be between 0 and 1, not {q:R}", bench.Refusal("quantile", bench.Random(1, 3), q));
    }

    [Fact]
    public void Softmax_OfHugeNumbers_DoesNotOverflow()
    {
        var bench = new FunctionBench();
        var x = bench.Input([1e4, 1e4, -1e4, double.NegativeInfinity, 0, 0], 2, 3);
        Assert.Equal([0.5, 0.5, 0, 0, 0.5, 0.5], bench.Evaluate(bench.Tensor("softmax", x)));
        Assert.Equal(1e4 + Math.Log(2), bench.Evaluate(bench.Tensor("logsumexp", x, ("axis", 1)))[0], 1e-12);
        Assert.Equal(-2e4 - Math.Log(2), bench.Evaluate(bench.Tensor("log_softmax", x))[2], 1e-12);
        Assert.Equal([1, 1, 0, 0, 0, 1], bench.Evaluate(bench.Tensor("round", bench.Tensor("softmax", x, ("axis", 0)))));
    }

    [Fact]
    public void LogSumExp_OfInfinities_IsTheirLimit()
    {
        var bench = new FunctionBench();
        var inf = double.PositiveInfinity;
        var x = bench.Input([-inf, -inf, inf, 1], 2, 2);
        Assert.Equal([-inf, inf], bench.Evaluate(bench.Tensor("logsumexp", x, ("axis", 1))));
    }
}
