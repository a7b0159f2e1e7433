using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

public sealed class SingularValueTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(4, 4)]
    [InlineData(20, 7)]
    [InlineData(7, 20)]
    [InlineData(60, 60)]
    public void Svd_OfAnySize_RebuildsTheMatrix(int m, int n)
    {
        var a = _bench.Random(m + n, m, n);
        var r = Math.Min(m, n);
        var parts = _bench.Tuple("svd", a);
        var (u, s, vt) = (_bench.Evaluate(parts[0]), _bench.Evaluate(parts[1]), _bench.Evaluate(parts[2]));
        var scaled = u.Select((v, i) => v * s[i % r]).ToArray();
        Matrices.Near(_bench.ValuesOf(a), Matrices.Multiply(scaled, vt, m, r, n), 1e-13 * (m + n));
        Matrices.Near(Matrices.Identity(r), Matrices.Multiply(Matrices.Transpose(u, m, r), u, r, m, r), 1e-13);
        Matrices.Near(Matrices.Identity(r), Matrices.Multiply(vt, Matrices.Transpose(vt, r, n), r, n, r), 1e-13);
        Assert.Equal(s.OrderDescending(), s);
        Matrices.Near(s, _bench.Evaluate(_bench.Tensor("svdvals", a)), 1e-13 * (m + n));
        foreach (var column in Matrices.Transpose(u, m, r).Chunk(m))
            Assert.True(column.MaxBy(Math.Abs) > 0);
    }

    [Fact]
    public void Svd_OfAwkwardMatrices_RebuildsThem()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (m, n) = (1 + seed % 11, 1 + seed / 11 % 9);
            var a = Matrices.Awkward(seed, m, n);
            var r = Math.Min(m, n);
            var parts = _bench.Tuple("svd", _bench.Input(a, m, n));
            var (u, s, vt) = (_bench.Evaluate(parts[0]), _bench.Evaluate(parts[1]), _bench.Evaluate(parts[2]));
            var scaled = u.Select((v, i) => v * s[i % r]).ToArray();
            Matrices.Near(a, Matrices.Multiply(scaled, vt, m, r, n), 2e-14 * (m + n) * a.Max(Math.Abs));
            Matrices.Near(Matrices.Identity(r), Matrices.Multiply(Matrices.Transpose(u, m, r), u, r, m, r), 1e-13);
            Matrices.Near(Matrices.Identity(r), Matrices.Multiply(vt, Matrices.Transpose(vt, r, n), r, n, r), 1e-13);
        }
    }

    [Fact]
    public void Svd_OfLowRank_HasZerosAndOrthonormalVectors()
    {
        double[] left = FunctionBench.Numbers(1, 16), right = FunctionBench.Numbers(2, 12);
        var a = Matrices.Multiply(left, right, 8, 2, 6);
        var parts = _bench.Tuple("svd", _bench.Input(a, 8, 6));
        var (u, s) = (_bench.Evaluate(parts[0]), _bench.Evaluate(parts[1]));
        Matrices.Near([0, 0, 0, 0], s[2..], 1e-14);
        Matrices.Near(Matrices.Identity(6), Matrices.Multiply(Matrices.Transpose(u, 8, 6), u, 6, 8, 6), 1e-13);
    }

    [Fact]
    public void Svd_OfZeroMatrix_IsZeroWithOrthonormalVectors()
    {
        var parts = _bench.Tuple("svd", _bench.Graph.Zeros(new Shape(4, 3)));
        var u = _bench.Evaluate(parts[0]);
        Assert.Equal([0, 0, 0], _bench.Evaluate(parts[1]));
        Matrices.Near(Matrices.Identity(3), Matrices.Multiply(Matrices.Transpose(u, 4, 3), u, 3, 4, 3), 1e-15);
    }

    [Fact]
    public void Svdvals_OfBidiagonalWithZeroOnDiagonal_AreThoseOfItsBlocks()
    {
        // Rows (3 4 0), (0 0 5), (0 0 12): singular values 5, 13 and 0.
        var s = _bench.Evaluate(_bench.Tensor("svdvals", _bench.Input([3, 4, 0, 0, 0, 5, 0, 0, 12], 3, 3)));
        Matrices.Near([13, 5, 0], s, 1e-14);
    }

    [Fact]
    public void Svdvals_OfHilbertMatrix_AreThePublishedOnes()
    {
        var n = 4;
        var a = Enumerable.Range(0, n * n).Select(i => 1.0 / (i / n + i % n + 1)).ToArray();
        double[] published = [1.500214280059243, 0.1691412202214501, 0.006738273605760748, 9.670230402258687e-05];
        Matrices.Near(published, _bench.Evaluate(_bench.Tensor("svdvals", _bench.Input(a, n, n))), 1e-15);
    }

    [Fact]
    public void Svdvals_OfInfinity_Diverges() =>
        Assert.Throws<DivergenceException>(
            () => _bench.Evaluate(_bench.Tensor("svdvals", _bench.Input([1, double.PositiveInfinity], 1, 2))));

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(2, 4)]
    public void Svd_Derivatives_AgreeWithDifferences(int m, int n)
    {
        var a = _bench.Random(8, m, n);
        DerivativeCheck.Holds(_bench, _bench.Tensor("svdvals", a), a);
        var parts = _bench.Tuple("svd", a);
        foreach (var part in parts)
            DerivativeCheck.Holds(_bench, part, a);
        DerivativeCheck.Holds(_bench, _bench.Graph.MatrixMultiply(parts[0] * parts[1], parts[2]), a);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(2, 4)]
    public void Pinv_Derivatives_AgreeWithDifferences(int m, int n)
    {
        var a = _bench.Random(12, m, n);
        DerivativeCheck.Holds(_bench, _bench.Tensor("pinv", a), a);
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    public void Pinv_OfAnyShape_SatisfiesMoorePenrose(int m, int n)
    {
        var a = _bench.Random(9, m, n);
        var (values, p) = (_bench.ValuesOf(a), _bench.Evaluate(_bench.Tensor("pinv", a)));
        var ap = Matrices.Multiply(values, p, m, n, m);
        var pa = Matrices.Multiply(p, values, n, m, n);
        Matrices.Near(values, Matrices.Multiply(ap, values, m, m, n), 1e-13);
        Matrices.Near(p, Matrices.Multiply(pa, p, n, n, m), 1e-13);
        Matrices.Near(ap, Matrices.Transpose(ap, m, m), 1e-13);
        Matrices.Near(pa, Matrices.Transpose(pa, n, n), 1e-13);
    }

    [Fact]
    public void Pinv_OfLowRank_LeavesTheNullSpaceOut() =>
        Matrices.Near([0.25, 0.25, 0.25, 0.25], _bench.Evaluate(_bench.Tensor("pinv", _bench.Input([1, 1, 1, 1], 2, 2))), 1e-15);

    [Fact]
    public void Pinv_WithCutoff_DropsWhatIsBelow() =>
        Matrices.Near([1, 0, 0, 0], _bench.Evaluate(_bench.Tensor("pinv", _bench.Input([1, 0, 0, 1e-3], 2, 2), ("rcond", 0.01))), 1e-15);
}
