using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

public sealed class SolveTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 1)]
    [InlineData(33, 5)]
    [InlineData(100, 17)]
    public void Solve_OfAnySize_SatisfiesTheSystem(int n, int k)
    {
        var (a, b) = (_bench.Random(1, n, n), _bench.Random(2, n, k));
        var x = _bench.Evaluate(_bench.Tensor("solve", a, b));
        Matrices.Near(_bench.ValuesOf(b), Matrices.Multiply(_bench.ValuesOf(a), x, n, n, k), 1e-9);
    }

    [Fact]
    public void Solve_OfVector_IsVector()
    {
        var x = _bench.Tensor("solve", _bench.Input([2, 1, 1, 3], 2, 2), _bench.Input([3, 5], 2));
        Assert.Equal(new Shape(2), x.Shape);
        Matrices.Near([0.8, 1.4], _bench.Evaluate(x), 1e-15);
    }

    [Fact]
    public void Solve_NeedingRowExchange_Works()
    {
        var x = _bench.Tensor("solve", _bench.Input([0, 1, 1, 0], 2, 2), _bench.Input([3, 5], 2));
        Assert.Equal([5, 3], _bench.Evaluate(x));
    }

    [Fact]
    public void Solve_OfStack_BroadcastsTheOther()
    {
        var (a, b) = (_bench.Random(1, 3, 4, 4), _bench.Random(2, 4, 2));
        var x = _bench.Tensor("solve", a, b);
        Assert.Equal(new Shape(3, 4, 2), x.Shape);
        var third = _bench.ValuesOf(a)[32..];
        Matrices.Near(_bench.ValuesOf(b), Matrices.Multiply(third, _bench.Evaluate(x)[16..], 4, 4, 2), 1e-11);
    }

    [Fact]
    public void Solve_InSinglePrecision_IsAsExactAsItsInputs()
    {
        var (a, b) = (_bench.Random(1, 20, 20), _bench.Random(2, 20));
        var x = _bench.Tensor("solve", a, b);
        var single = _bench.EvaluateSingle(_bench.Graph.MatrixMultiply(a, x));
        Matrices.Near(_bench.ValuesOf(b), single, 1e-4);
    }

    [Fact]
    public void Solve_OfSingularMatrix_Diverges()
    {
        var x = _bench.Tensor("solve", _bench.Input([1, 2, 2, 4], 2, 2), _bench.Input([1, 1], 2));
        var stop = Assert.Throws<DivergenceException>(() => _bench.Evaluate(x));
        Assert.Equal("solve: the matrix is singular, so the system has no single solution", stop.Message);
    }

    [Fact]
    public void Solve_OfMatrixWithNaN_Diverges()
    {
        var x = _bench.Tensor("solve", _bench.Input([double.NaN, 2, 2, 4], 2, 2), _bench.Input([1, 1], 2));
        Assert.Throws<DivergenceException>(() => _bench.Evaluate(x));
    }

    [Fact]
    public void Solve_Derivatives_AgreeWithDifferences()
    {
        var a = _bench.Input(Matrices.PositiveDefinite(1, 3), 3, 3);
        var b = _bench.Random(2, 3);
        DerivativeCheck.Holds(_bench, _bench.Tensor("solve", a, b), a, b);
        var (stack, many) = (_bench.Input([.. Matrices.PositiveDefinite(1, 2), .. Matrices.PositiveDefinite(3, 2)], 2, 2, 2), _bench.Random(2, 2, 3));
        DerivativeCheck.Holds(_bench, _bench.Tensor("solve", stack, many), stack, many);
    }

    [Fact]
    public void Solve_OfShapesThatDoNotFit_SaysHow()
    {
        var square = _bench.Random(1, 3, 3);
        Assert.Equal("A is (3, 3) and b is (4): b needs 3 rows, it has 4", _bench.Refusal("solve", square, _bench.Random(2, 4)));
        Assert.Equal("solve needs a square matrix, not one of shape (3, 4)", _bench.Refusal("solve", _bench.Random(2, 3, 4), square));
        Assert.Equal("solve needs a matrix, or a stack of them, not a vector of shape (4)", _bench.Refusal("solve", _bench.Random(2, 4), square));
        Assert.Equal("solve needs a vector or a matrix for b, not a number", _bench.Refusal("solve", square, 1));
    }
}
