using LearningMechanics.Toys.Functions.Elementwise;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Elementwise;

/// <summary>Every elementary function against values of 60 digits.</summary>
public sealed class ElementaryAccuracyTests
{
    private static readonly ILookup<string, (double X, double Y)> Reference = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Functions/Elementwise/elementary.txt"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' '))
        .ToLookup(cells => cells[0], cells => (double.Parse(cells[1]), double.Parse(cells[2])));

    public static TheoryData<string, double> Claims => new()
    {
        { "exp", 1 }, { "expm1", 2 }, { "log", 1 }, { "log1p", 2 }, { "sin", 1 }, { "cos", 1 }, { "tan", 1 },
        { "sinh", 2 }, { "cosh", 2 }, { "tanh", 2 }, { "arcsin", 1 }, { "arccos", 1 }, { "arctan", 1 },
        { "arcsinh", 2 }, { "arccosh", 2 }, { "arctanh", 2 }, { "erf", 2 }, { "erfc", 4 }, { "erfinv", 4 },
        { "sigmoid", 2 }, { "softplus", 2 }, { "silu", 3 },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public void Function_OnReferencePoints_IsWithinItsClaimedUnitsInTheLastPlace(string function, double units)
    {
        foreach (var (x, expected, found) in Results(function))
            Assert.True(
                Math.Abs(found - expected) <= units * Math.Max(double.Epsilon, Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)),
                $"{function}({x:R}) = {found:R}, not {expected:R}");
    }

    [Theory]
    [InlineData("gamma", 1e-14)]
    [InlineData("lgamma", 1e-14)]
    [InlineData("digamma", 1e-14)]
    [InlineData("gelu", 1e-15)]
    public void Function_OnReferencePoints_IsWithinItsClaimedError(string function, double error)
    {
        foreach (var (x, expected, found) in Results(function))
            Assert.True(
                Math.Abs(found - expected) <= error * Math.Max(1, Math.Abs(expected)),
                $"{function}({x:R}) = {found:R}, not {expected:R}");
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("log")]
    [InlineData("tanh")]
    [InlineData("erfc")]
    [InlineData("lgamma")]
    public void Function_InSinglePrecision_IsTheDoubleRoundedOnce(string function)
    {
        var bench = new FunctionBench();
        double[] x = [.. Reference[function].Select(p => (double)(float)p.X)];
        var y = bench.Tensor(function, bench.Input(x, x.Length));
        Assert.Equal(bench.Evaluate(y).Select(v => (float)v), bench.EvaluateSingle(y).Select(v => (float)v));
    }

    /// <summary>The way of machines without vectors, which no test machine takes by itself.</summary>
    public static TheoryData<string, Func<double, double>> OneAtATime => new()
    {
        { "exp", Exponential.Lane.Invoke }, { "expm1", ExponentialMinusOne.Lane.Invoke }, { "log", Logarithm.Lane.Invoke },
        { "log1p", LogarithmOfOnePlus.Lane.Invoke }, { "sin", Sine.Lane.Invoke }, { "cos", Cosine.Lane.Invoke },
        { "sinh", HyperbolicSine.Lane.Invoke }, { "cosh", HyperbolicCosine.Lane.Invoke }, { "tanh", HyperbolicTangent.Lane.Invoke },
        { "erf", ErrorFunction.Lane.Invoke }, { "erfc", ComplementaryErrorFunction.Lane.Invoke }, { "sigmoid", Logistic.Lane.Invoke },
        { "softplus", SoftRectifier.Lane.Invoke },
    };

    [Theory]
    [MemberData(nameof(OneAtATime))]
    public void Function_WithoutVectors_AgreesToThirteenDigits(string function, Func<double, double> scalar)
    {
        foreach (var (x, expected) in Reference[function])
            Assert.True(
                Math.Abs(scalar(x) - expected) <= 1e-13 * Math.Abs(expected) + double.Epsilon,
                $"{function}({x:R}) = {scalar(x):R}, not {expected:R}");
    }

    private static IEnumerable<(double X, double Expected, double Found)> Results(string function)
    {
        var points = Reference[function].ToArray();
        Assert.NotEmpty(points);
        var bench = new FunctionBench();
        Node x = bench.Input([.. points.Select(p => p.X)], points.Length);
        var y = bench.Evaluate(bench.Tensor(function, x));
        return points.Select((p, i) => (p.X, p.Y, y[i]));
    }
}
