using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Optimizers;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Tests.Engine;

namespace LearningMechanics.Toys.Tests.Optimizers;

/// <summary>Each optimizer against its textbook recursion, written out again here in plain numbers.</summary>
public sealed class OptimizerTests
{
    private static readonly double[] Start = [2, -1, 0.5];
    private static readonly double[] Curvature = [1, 3, 0.2];
    private const int Steps = 25;

    public static TheoryData<string> Names => [.. OptimizerLibrary.All.Select(o => o.Name)];

    [Theory]
    [InlineData("gd")]
    [InlineData("sgd")]
    public void Descent_SubtractsTheGradient(string name) =>
        AssertFollows(name, [("lr", 0.1), ("decay", 0.3)], (w, i, _) => w - 0.1 * (Curvature[i] * w + 0.3 * w));

    [Fact]
    public void Momentum_AddsUpVelocity()
    {
        var v = new double[3];
        AssertFollows("momentum", [("lr", 0.1), ("beta", 0.7), ("decay", 0.3)], (w, i, _) =>
        {
            v[i] = 0.7 * v[i] + Curvature[i] * w + 0.3 * w;
            return w - 0.1 * v[i];
        });
    }

    [Theory]
    [InlineData("adam", 0.3)]
    [InlineData("adamw", 0.3)]
    public void Adam_CorrectsTheBiasOfItsMoments(string name, double decay)
    {
        double[] m = new double[3], v = new double[3];
        AssertFollows(name, [("lr", 0.1), ("beta1", 0.8), ("beta2", 0.95), ("eps", 0.01), ("decay", decay)], (w, i, k) =>
        {
            var g = Curvature[i] * w + (name == "adam" ? decay * w : 0);
            m[i] = 0.8 * m[i] + 0.2 * g;
            v[i] = 0.95 * v[i] + 0.05 * g * g;
            var update = m[i] / (1 - Math.Pow(0.8, k)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.95, k))) + 0.01);
            return w - 0.1 * (update + (name == "adamw" ? decay * w : 0));
        });
    }

    [Fact]
    public void Adam_WithoutArguments_HasPyTorchsDefaults()
    {
        double[] m = new double[3], v = new double[3];
        AssertFollows("adam", [], (w, i, k) =>
        {
            var g = Curvature[i] * w;
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            return w - 0.001 * m[i] / (1 - Math.Pow(0.9, k)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, k))) + 1e-8);
        });
    }

    [Fact]
    public void SignDescent_MovesByTheRateAndRestsAtZero()
    {
        AssertFollows("signgd", [("lr", 0.1)], (w, i, _) => w - 0.1 * Math.Sign(Curvature[i] * w));
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(0));
        Assert.Equal([0, 0, 0], HandBuiltToy.Series(toy.Train("signgd", w * w, 2, ("lr", 0.1)).Measure("w", w).Run(), "w"));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 2)]
    [InlineData(2, 5)]
    public void Muon_OfAMatrix_BringsEverySingularValueNearOne(int rows, int columns)
    {
        var toy = new HandBuiltToy();
        var gradient = toy.Noise("gradient", new Shape(rows, columns));
        var w = toy.Weight("W", toy.Graph.Zeros(new Shape(rows, columns)));
        toy.Train("muon", toy.Graph.Sum(w * gradient), 1, ("lr", 1)).Measure("W", w);
        var moved = toy.Run().Measured[0].Values[1];
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(rows, columns, (i, j) => -moved[i * columns + j]);
        var direction = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(rows, columns, (i, j) => TestNoise.Value(0, "gradient", 0, i * columns + j));
        var (made, given) = (matrix.Svd(), direction.Svd());
        Assert.All(made.S, s => Assert.InRange(s, 0.5, 1.3));

        // The iteration acts on singular values alone: each follows the quintic, the vectors stay.
        var norm = direction.FrobeniusNorm() + 1e-7;
        var expected = given.S.Select(s => Enumerable.Range(0, 5).Aggregate(s / norm, (x, _) => 3.4445 * x - 4.775 * x * x * x + 2.0315 * Math.Pow(x, 5)));
        var rebuilt = given.U.SubMatrix(0, rows, 0, given.S.Count) * MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfDiagonalArray([.. expected])
            * given.VT.SubMatrix(0, given.S.Count, 0, columns);
        Assert.InRange((rebuilt - matrix).FrobeniusNorm(), 0, 1e-12);
    }

    [Fact]
    public void Muon_OfAVector_IsPlainMomentum()
    {
        var v = new double[3];
        AssertFollows("muon", [("lr", 0.1), ("beta", 0.7)], (w, i, _) =>
        {
            v[i] = 0.7 * v[i] + Curvature[i] * w;
            return w - 0.1 * v[i];
        });
    }

    [Fact]
    public void Rate_ByWeight_MovesEachByItsOwnAndTimeByTheLargest()
    {
        var toy = new HandBuiltToy();
        var (a, b) = (toy.Weight("a", toy.Scalar(1)), toy.Weight("b", toy.Scalar(1)));
        var map = Map(("a", toy.Scalar(0.25)), ("b", toy.Scalar(0.5)));
        toy.Train("gd", a + b, 2, [("lr", map)]).Measure("a", a).Measure("b", b).Measure("t", toy.Scope.Time);
        var record = toy.Run();
        Assert.Equal([1, 0.75, 0.5], HandBuiltToy.Series(record, "a"));
        Assert.Equal([1, 0.5, 0], HandBuiltToy.Series(record, "b"));
        Assert.Equal([0, 0.5, 1], HandBuiltToy.Series(record, "t"));
    }

    [Fact]
    public void Project_IsAppliedToTheUpdatedWeight()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Vector(3, 4));
        var map = Map(("w", w / toy.Graph.SquareRoot(toy.Graph.Sum(w * w))));
        toy.Train("gd", toy.Graph.Sum(w), 1, [("lr", new TensorValue(toy.Scalar(1))), ("project", map)]).Measure("w", w);
        var (x, y) = (2 / Math.Sqrt(13), 3 / Math.Sqrt(13));
        Assert.Equal([x, y], toy.Run().Measured[0].Values[1], (p, q) => Math.Abs(p - q) < 1e-15);
    }

    [Fact]
    public void Decay_ByWeight_LeavesTheOthersAlone()
    {
        var toy = new HandBuiltToy();
        var (a, b) = (toy.Weight("a", toy.Scalar(1)), toy.Weight("b", toy.Scalar(1)));
        toy.Train("gd", (a + b) * 0, 1, [("lr", new TensorValue(toy.Scalar(0.5))), ("decay", Map(("b", toy.Scalar(0.5))))])
            .Measure("a", a).Measure("b", b);
        var record = toy.Run();
        Assert.Equal([1, 1], HandBuiltToy.Series(record, "a"));
        Assert.Equal([1, 0.75], HandBuiltToy.Series(record, "b"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Optimizer_IsDocumented(string name)
    {
        var optimizer = OptimizerLibrary.Find(name)!;
        Assert.EndsWith(".", optimizer.Summary);
        Assert.Contains($"train {name}(", optimizer.Example);
        Assert.Contains("check ", optimizer.Example);
    }

    private static MapValue Map(params (string Key, Node Value)[] entries) =>
        new([.. entries.Select(e => (e.Key, default(SourceSpan), (Value)new TensorValue(e.Value)))]);

    /// <summary>Trains Σ ½hᵢwᵢ² and compares every step with a recursion of one component: (w, i, number of the update) ↦ next w.</summary>
    private static void AssertFollows(string name, (string, double)[] arguments, Func<double, int, int, double> next)
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Vector(Start));
        toy.Train(name, toy.Graph.Sum(toy.Vector(Curvature) * w * w) * 0.5, Steps, arguments).Measure("w", w);
        var values = toy.Run().Measured[0].Values;
        var expected = Start.ToArray();
        for (var k = 1; k <= Steps; k++)
            for (var i = 0; i < 3; i++)
            {
                expected[i] = next(expected[i], i, k);
                Assert.Equal(expected[i], values[k][i], 1e-12);
            }
    }
}
