using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Functions.Draws;

public sealed class DrawTests
{
    private readonly FunctionBench _bench = new() { Draws = new DrawScope("x", null) };

    [Fact]
    public void Normal_IsTheStreamOfItsStatement()
    {
        var x = _bench.Tensor("normal", 3, 2);
        var expected = new double[6];
        DrawStream.For(RunKey.Zero, 0, "x").FillNormal(expected);
        Assert.Equal(new Shape(3, 2), x.Shape);
        Assert.Equal(expected, _bench.Evaluate(x));
    }

    [Fact]
    public void Normal_InSinglePrecision_IsTheSameRounded()
    {
        var x = _bench.Tensor("normal", 100);
        Assert.Equal(_bench.Evaluate(x).Select(v => (double)(float)v), _bench.EvaluateSingle(x));
    }

    [Fact]
    public void Draws_OfOneStatement_AreNumbered()
    {
        var (first, second) = (_bench.Tensor("normal", 4), _bench.Tensor("normal", 4));
        Assert.NotEqual(_bench.Evaluate(first), _bench.Evaluate(second));
    }

    [Fact]
    public void Draws_OfOtherSeedKeyOrName_Differ()
    {
        var all = new[]
        {
            Drawn(new FunctionBench { Draws = new DrawScope("x", null) }),
            Drawn(new FunctionBench { Draws = new DrawScope("y", null) }),
            Drawn(new FunctionBench { Draws = new DrawScope("x", null), Context = new RunContext { Key = RunKey.Zero, Seed = 1 } }),
            Drawn(new FunctionBench { Draws = new DrawScope("x", null), Context = new RunContext { Key = new RunKey(1), Seed = 0 } }),
        };
        Assert.Equal(all.Length, all.Distinct().Count());

        static double Drawn(FunctionBench bench) => bench.Evaluate(bench.Tensor("normal"))[0];
    }

    [Fact]
    public void FreshDraw_FollowsTheStep()
    {
        var (step, expected) = (_bench.Input([0], []), new double[5]);
        _bench.Draws = new DrawScope("x", step);
        var fresh = _bench.Tensor("normal", 5);
        foreach (var at in new[] { 0, 7, 100_000 })
        {
            DrawStream.For(RunKey.Zero, 0, "x", 0, at).FillNormal(expected);
            Assert.Equal(expected, _bench.EvaluateAt(fresh, step, [at]));
        }
    }

    [Fact]
    public void Draw_DependsOnSeedOnly() => Assert.Equal(Dependence.Seed, _bench.Tensor("uniform", 3).Dependence);

    [Fact]
    public void Normal_WithoutSizes_IsANumber() => Assert.Equal(Shape.Scalar, _bench.Tensor("normal").Shape);

    [Fact]
    public void Uniform_WithBounds_FillsThem()
    {
        var x = _bench.Evaluate(_bench.Tensor("uniform", 20_000, ("lo", -1), ("hi", 3)));
        Assert.All(x, v => Assert.InRange(v, -1, 3));
        Assert.InRange(x.Average(), 0.95, 1.05);
        Assert.InRange(x.Min(), -1, -0.99);
        Assert.InRange(x.Max(), 2.99, 3);
    }

    [Fact]
    public void Uniform_WithComputedBounds_BroadcastsThem()
    {
        var x = _bench.Evaluate(_bench.Tensor("uniform", 50, 2, ("lo", _bench.Input([0, 10], 2)), ("hi", _bench.Input([1, 20], 2))));
        Assert.All(x.Where((_, i) => i % 2 == 0), v => Assert.InRange(v, 0, 1));
        Assert.All(x.Where((_, i) => i % 2 == 1), v => Assert.InRange(v, 10, 20));
    }

    [Fact]
    public void Rademacher_IsEverySign()
    {
        var x = _bench.Evaluate(_bench.Tensor("rademacher", 10_000));
        Assert.Equal([-1, 1], x.Distinct().Order());
        Assert.InRange(x.Average(), -0.05, 0.05);
    }

    [Fact]
    public void Bernoulli_OfVector_HasEachProbability()
    {
        var x = _bench.Evaluate(_bench.Tensor("bernoulli", _bench.Input([0, 0.25, 1], 3), 10_000, 3));
        Assert.All(x.Where((_, i) => i % 3 == 0), v => Assert.Equal(0, v));
        Assert.InRange(x.Where((_, i) => i % 3 == 1).Average(), 0.23, 0.27);
        Assert.All(x.Where((_, i) => i % 3 == 2), v => Assert.Equal(1, v));
    }

    [Fact]
    public void Bernoulli_WithoutSizes_HasTheShapeOfP() =>
        Assert.Equal(new Shape(3), _bench.Tensor("bernoulli", _bench.Input([0, 0.25, 1], 3)).Shape);

    [Fact]
    public void Sphere_HasUnitRows()
    {
        var x = _bench.Evaluate(_bench.Tensor("sphere", 100, 7));
        Assert.All(x.Chunk(7), row => Assert.Equal(1, row.Sum(v => v * v), 12));
        Assert.Equal(new Shape(7), _bench.Tensor("sphere", 7).Shape);
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(4, 6)]
    public void Orthogonal_HasOrthonormalSides(int n, int m)
    {
        var q = _bench.Tensor("orthogonal", n, m);
        var t = _bench.Graph.TransposeMatrix(q);
        var gram = n >= m ? _bench.Graph.MatrixMultiply(t, q) : _bench.Graph.MatrixMultiply(q, t);
        LinearAlgebra.Matrices.Near(LinearAlgebra.Matrices.Identity(4), _bench.Evaluate(gram), 1e-14);
    }

    [Fact]
    public void Categorical_HasTheProbabilitiesOfTheRun()
    {
        var p = _bench.Input([2, 0, 6], 3);
        var c = _bench.Tensor("categorical", p, 10_000);
        var shares = _bench.Evaluate(c).CountBy(v => v).ToDictionary(g => g.Key, g => g.Value / 10_000.0);
        Assert.Equal([0, 2], shares.Keys.Order());
        Assert.InRange(shares[0], 0.23, 0.27);
        Assert.All(_bench.EvaluateAt(c, p, [0, 1, 0]), v => Assert.Equal(1, v));
    }

    [Fact]
    public void Categorical_OfImpossibleProbabilities_Diverges()
    {
        var c = _bench.Tensor("categorical", _bench.Input([1, double.NaN], 2), 10);
        Assert.Throws<DivergenceException>(() => _bench.Evaluate(c));
    }

    [Fact]
    public void Permutation_HasEveryInteger() =>
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), _bench.Evaluate(_bench.Tensor("permutation", 50)).Order());

    [Fact]
    public void Zipf_FallsAsItsPower()
    {
        var z = _bench.Evaluate(_bench.Tensor("zipf", 1.5, 4, 100_000));
        var weights = Enumerable.Range(1, 4).Select(i => Math.Pow(i, -1.5)).ToArray();
        for (var i = 0; i < 4; i++)
            Assert.InRange(z.Count(v => v == i) / 100_000.0 * weights.Sum() / weights[i], 0.95, 1.05);
    }

    [Fact]
    public void Draw_HasNoDerivative()
    {
        var scale = _bench.Input([2], []);
        var y = _bench.Graph.Sum(_bench.Tensor("normal", 5) * scale);
        var sum = _bench.Evaluate(y)[0] / 2;
        Assert.Equal(sum, _bench.Evaluate(Differentiation.Gradient(y, scale))[0], 12);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("sphere")]
    [InlineData("permutation")]
    public void Draw_OutsideItsStatement_SaysWhereItStands(string function)
    {
        _bench.Draws = null;
        Assert.Equal(
            $"{function} draws random numbers, and draws stand after ~: write data x ~ {function}(…) or weight W ~ {function}(…)",
            _bench.Refusal(function, 3));
    }

    [Fact]
    public void Draw_OfWrongArguments_SaysHow()
    {
        Assert.Equal("a size must be a whole number, not 2.5", _bench.Refusal("normal", 2.5));
        Assert.Equal("1.5 is no probability: it must lie in 0..1", _bench.Refusal("bernoulli", 1.5, 3));
        Assert.Equal("p[1] = -1 is no probability: it must be finite and not negative", _bench.Refusal("categorical", _bench.Graph.Constant([1, -1], new Shape(2)), 3));
        Assert.Equal("all probabilities are 0", _bench.Refusal("categorical", _bench.Graph.Constant([0, 0], new Shape(2)), 3));
        Assert.Equal("lo = 2 must not be above hi = 1", _bench.Refusal("uniform", 3, ("lo", 2)));
        Assert.Equal("normal would make a tensor (100000, 100000): more elements than the 2147483647 that one may have", _bench.Refusal("normal", 100_000, 100_000));
        Assert.Equal("k must be at least 1", _bench.Refusal("zipf", 1, 0, 3));
        Assert.Equal("p of shape (2) does not broadcast to the sizes (3)", _bench.Refusal("bernoulli", _bench.Random(1, 2), 3));
    }
}
