using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

public sealed class EigenTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(65)]
    public void Eigh_OfAnySize_RebuildsTheMatrix(int n)
    {
        var a = Matrices.Symmetric(FunctionBench.Numbers(n, n * n), n);
        var parts = _bench.Tuple("eigh", _bench.Input(a, n, n));
        var (e, u) = (_bench.Evaluate(parts[0]), _bench.Evaluate(parts[1]));
        var scaled = u.Select((v, i) => v * e[i % n]).ToArray();
        Matrices.Near(a, Matrices.Multiply(scaled, Matrices.Transpose(u, n, n), n, n, n), 1e-13 * n);
        Matrices.Near(Matrices.Identity(n), Matrices.Multiply(Matrices.Transpose(u, n, n), u, n, n, n), 1e-14 * n);
        Assert.Equal(e.Order(), e);
        Matrices.Near(e, _bench.Evaluate(_bench.Tensor("eigvalsh", _bench.Input(a, n, n))), 1e-13 * n);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Eigvalsh_OfSecondDifferences_IsItsFormula(int n)
    {
        var a = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            a[i * n + i] = 2;
            if (i > 0)
                a[i * n + i - 1] = a[(i - 1) * n + i] = -1;
        }

        var expected = Enumerable.Range(1, n).Select(k => 4 * Math.Pow(Math.Sin(k * Math.PI / (2 * (n + 1))), 2)).ToArray();
        Matrices.Near(expected, _bench.Evaluate(_bench.Tensor("eigvalsh", _bench.Input(a, n, n))), 1e-14);
    }

    [Fact]
    public void Eigh_OfAwkwardMatrices_RebuildsThem()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var n = 1 + seed % 11;
            var a = Matrices.Symmetric(Matrices.Awkward(seed, n, n), n);
            var parts = _bench.Tuple("eigh", _bench.Input(a, n, n));
            var (e, u) = (_bench.Evaluate(parts[0]), _bench.Evaluate(parts[1]));
            var scaled = u.Select((v, i) => v * e[i % n]).ToArray();
            Matrices.Near(a, Matrices.Multiply(scaled, Matrices.Transpose(u, n, n), n, n, n), 1e-14 * n * a.Max(Math.Abs));
            Matrices.Near(Matrices.Identity(n), Matrices.Multiply(Matrices.Transpose(u, n, n), u, n, n, n), 1e-14 * n);
        }
    }

    [Fact]
    public void Eigh_OfEqualEigenvalues_IsStillOrthonormal()
    {
        var n = 6;
        var a = Enumerable.Repeat(1.0, n * n).ToArray();
        var parts = _bench.Tuple("eigh", _bench.Input(a, n, n));
        var u = _bench.Evaluate(parts[1]);
        Matrices.Near([0, 0, 0, 0, 0, 6], _bench.Evaluate(parts[0]), 1e-14);
        Matrices.Near(Matrices.Identity(n), Matrices.Multiply(Matrices.Transpose(u, n, n), u, n, n, n), 1e-14);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Eigvalsh_OfExtremeScale_NeitherOverflowsNorVanishes(double scale)
    {
        var e = _bench.Evaluate(_bench.Tensor("eigvalsh", _bench.Input([2 * scale, scale, scale, 2 * scale], 2, 2)));
        Matrices.Near([1, 3], [.. e.Select(v => v / scale)], 1e-14);
    }

    [Fact]
    public void Eigh_Signs_MakeTheLargestEntryPositive()
    {
        var parts = _bench.Tuple("eigh", _bench.Random(3, 8, 8));
        var u = Matrices.Transpose(_bench.Evaluate(parts[1]), 8, 8);
        foreach (var vector in u.Chunk(8))
            Assert.True(vector.MaxBy(Math.Abs) > 0);
    }

    [Fact]
    public void Eigvalsh_ReadsTheSymmetricPart() =>
        Assert.Equal(
            _bench.Evaluate(_bench.Tensor("eigvalsh", _bench.Input([2, 1, 1, 2], 2, 2))),
            _bench.Evaluate(_bench.Tensor("eigvalsh", _bench.Input([2, 0, 2, 2], 2, 2))));

    [Fact]
    public void Eigvalsh_OfNaN_Diverges()
    {
        var e = _bench.Tensor("eigvalsh", _bench.Input([1, double.NaN, 0, 1], 2, 2));
        var stop = Assert.Throws<DivergenceException>(() => _bench.Evaluate(e));
        Assert.Equal("eigvalsh: the matrix has an entry that is not finite", stop.Message);
    }

    [Fact]
    public void Eigen_Derivatives_AgreeWithDifferences()
    {
        var a = _bench.Random(4, 4, 4);
        DerivativeCheck.Holds(_bench, _bench.Tensor("eigvalsh", a), a);
        var parts = _bench.Tuple("eigh", a);
        DerivativeCheck.Holds(_bench, parts[0], a);
        DerivativeCheck.Holds(_bench, parts[1], a);
        DerivativeCheck.Holds(_bench, _bench.Graph.MatrixMultiply(parts[1], parts[0]), a);
    }

    [Fact]
    public void Eigh_OfStackInDerivative_AgreesWithDifferences()
    {
        var a = _bench.Random(6, 2, 3, 3);
        var parts = _bench.Tuple("eigh", a);
        DerivativeCheck.Holds(_bench, parts[1] * _bench.Graph.Reshape(parts[0], new Shape(2, 1, 3)), a);
    }

    [Fact]
    public void Eigh_DerivativeAtEqualEigenvalues_IsFinite()
    {
        var a = _bench.Input(Matrices.Identity(3), 3, 3);
        var u = _bench.Tuple("eigh", a)[1];
        var gradient = Differentiation.Gradient(_bench.Graph.Sum(u * _bench.Random(1, 3, 3)), a);
        Assert.All(_bench.Evaluate(gradient), v => Assert.True(double.IsFinite(v)));
    }
}
