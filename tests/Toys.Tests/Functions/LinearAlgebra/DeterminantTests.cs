using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

public sealed class DeterminantTests
{
    private readonly FunctionBench _bench = new();

    [Fact]
    public void Det_OfSmallMatrix_IsItsFormula()
    {
        var a = _bench.Input([1, 2, 3, 4, 5, 6, 7, 8, 10], 3, 3);
        Matrices.Near([-3], _bench.Evaluate(_bench.Tensor("det", a)), 1e-14);
    }

    [Fact]
    public void Det_OfSingularMatrix_IsZero() =>
        Assert.Equal([0], _bench.Evaluate(_bench.Tensor("det", _bench.Input([1, 2, 2, 4], 2, 2))));

    [Fact]
    public void Det_OfStack_IsOnePerMatrix()
    {
        var d = _bench.Tensor("det", _bench.Input([1, 0, 0, 2, 0, 1, 1, 0], 2, 2, 2));
        Assert.Equal(new Shape(2), d.Shape);
        Assert.Equal([2, -1], _bench.Evaluate(d));
    }

    [Fact]
    public void Logdet_OfLargeMatrix_DoesNotOverflow()
    {
        var a = _bench.Input([.. Matrices.Identity(400).Select(v => 1e10 * v)], 400, 400);
        Matrices.Near([400 * Math.Log(1e10)], _bench.Evaluate(_bench.Tensor("logdet", a)), 1e-9);
        Assert.Equal([double.PositiveInfinity], _bench.Evaluate(_bench.Tensor("det", a)));
    }

    [Fact]
    public void Logdet_OfNegativeDeterminant_IsNotANumber() =>
        Assert.True(double.IsNaN(_bench.Evaluate(_bench.Tensor("logdet", _bench.Input([0, 1, 1, 0], 2, 2)))[0]));

    [Fact]
    public void Logdet_OfSingularMatrix_IsMinusInfinity() =>
        Assert.Equal([double.NegativeInfinity], _bench.Evaluate(_bench.Tensor("logdet", _bench.Input([1, 2, 2, 4], 2, 2))));

    [Theory]
    [InlineData("det")]
    [InlineData("logdet")]
    [InlineData("inv")]
    [InlineData("trace")]
    [InlineData("cholesky")]
    [InlineData("expm")]
    public void Function_Derivatives_AgreeWithDifferences(string function)
    {
        var a = _bench.Input(Matrices.PositiveDefinite(5, 3), 3, 3);
        DerivativeCheck.Holds(_bench, _bench.Tensor(function, a), a);
        var stack = _bench.Input([.. Matrices.PositiveDefinite(1, 2), .. Matrices.PositiveDefinite(3, 2)], 2, 2, 2);
        DerivativeCheck.Holds(_bench, _bench.Tensor(function, stack), stack);
    }

    [Theory]
    [InlineData("det")]
    [InlineData("inv")]
    [InlineData("trace")]
    [InlineData("cholesky")]
    [InlineData("eigh")]
    [InlineData("expm")]
    public void Function_OfMatrixThatIsNotSquare_SaysSo(string function) =>
        Assert.Equal($"{function} needs a square matrix, not one of shape (2, 3)", _bench.Refusal(function, _bench.Random(1, 2, 3)));

    [Fact]
    public void Trace_OfStack_IsOnePerMatrix() =>
        Assert.Equal([5, 13], _bench.Evaluate(_bench.Tensor("trace", _bench.Input([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2))));

    [Fact]
    public void Trace_OfMatrixTooLargeToExist_KeepsItsShapes()
    {
        var huge = _bench.Graph.Zeros(new Shape(100_000, 100_000));
        Assert.Equal(Shape.Scalar, _bench.Tensor("trace", huge).Shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(50)]
    public void Inv_TimesMatrix_IsIdentity(int n)
    {
        var a = _bench.Random(7, n, n);
        var inverse = _bench.Evaluate(_bench.Tensor("inv", a));
        Matrices.Near(Matrices.Identity(n), Matrices.Multiply(_bench.ValuesOf(a), inverse, n, n, n), 1e-9);
    }

    [Fact]
    public void Inv_OfSingularMatrix_Diverges()
    {
        var inverse = _bench.Tensor("inv", _bench.Graph.Zeros(new Shape(2, 2)));
        var stop = Assert.Throws<DivergenceException>(() => _bench.Evaluate(inverse));
        Assert.Equal("inv: the matrix is singular, so it has no inverse", stop.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(90)]
    public void Cholesky_TimesItsTranspose_IsTheMatrix(int n)
    {
        var a = Matrices.PositiveDefinite(3, n);
        var l = _bench.Evaluate(_bench.Tensor("cholesky", _bench.Input(a, n, n)));
        Matrices.Near(a, Matrices.Multiply(l, Matrices.Transpose(l, n, n), n, n, n), 1e-13 * n);
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++)
                Assert.Equal(0, l[i * n + j]);
    }

    [Fact]
    public void Cholesky_OfIndefiniteMatrix_Diverges()
    {
        var l = _bench.Tensor("cholesky", _bench.Input([1, 2, 2, 1], 2, 2));
        Assert.Equal("cholesky: the matrix is not positive definite", Assert.Throws<DivergenceException>(() => _bench.Evaluate(l)).Message);
    }

    [Fact]
    public void Expm_OfRotation_IsCosineAndSine()
    {
        var e = _bench.Tensor("expm", _bench.Input([0, 2, -2, 0], 2, 2));
        Matrices.Near([Math.Cos(2), Math.Sin(2), -Math.Sin(2), Math.Cos(2)], _bench.Evaluate(e), 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-8)]
    [InlineData(3)]
    [InlineData(-60)]
    [InlineData(300)]
    public void Expm_OfDiagonal_IsExpOfItsEntries(double x)
    {
        var e = _bench.Evaluate(_bench.Tensor("expm", _bench.Input([x, 0, 0, -1], 2, 2)));
        Assert.Equal(1, e[0] / Math.Exp(x), 12);
        Assert.Equal(Math.Exp(-1), e[3], 13);
    }

    [Fact]
    public void Expm_OfNilpotentMatrix_IsItsPolynomial()
    {
        var e = _bench.Tensor("expm", _bench.Input([0, 1e6, 0, 0, 0, 1e6, 0, 0, 0], 3, 3));
        Matrices.Near([1, 1e6, 5e11, 0, 1, 1e6, 0, 0, 1], _bench.Evaluate(e), 1e-3);
    }

    [Fact]
    public void Expm_ThatOverflows_Diverges() =>
        Assert.Throws<DivergenceException>(() => _bench.Evaluate(_bench.Tensor("expm", _bench.Input([1000], 1, 1))));
}
