using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using MathNet.Numerics.Distributions;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class MatrixDrawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void FillSphere_AnyDimension_HasUnitRows(int d)
    {
        var points = new double[50 * d];
        DrawStream.For(RunKey.Zero, 0, "x").FillSphere(50, d, points);

        Assert.All(points.Chunk(d), row => Assert.Equal(1, row.Sum(x => x * x), 1e-14));
    }

    [Fact]
    public void FillSphere_ThreeDimensions_HasUniformHeights()
    {
        var points = new double[3 * 100_000];
        DrawStream.For(RunKey.Zero, 0, "x").FillSphere(100_000, 3, points);

        // Archimedes: the height of a uniform point on the sphere is uniform.
        for (var axis = 0; axis < 3; axis++)
            GoodnessOfFit.AssertDistributed([.. points.Where((_, i) => i % 3 == axis)], h => (h + 1) / 2);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 6)]
    [InlineData(40, 7)]
    [InlineData(5, 33)]
    [InlineData(120, 120)]
    public void FillOrthogonal_AnyShape_IsOrthonormalAlongItsShortSide(int n, int m)
    {
        var q = new double[n * m];
        DrawStream.For(RunKey.Zero, 1, "Q").FillOrthogonal(n, m, q);

        var count = Math.Min(n, m);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Product(q, n, m, i, j), 1e-13);
        }
    }

    [Fact]
    public void FillOrthogonal_TwoByTwo_HasUniformAngleAndBothOrientations()
    {
        const int Count = 20_000;
        var (angles, reflections, q) = (new double[Count], 0, new double[4]);
        for (var seed = 0; seed < Count; seed++)
        {
            DrawStream.For(RunKey.Zero, seed, "Q").FillOrthogonal(2, 2, q);
            angles[seed] = Math.Atan2(q[2], q[0]);
            reflections += (q[0] * q[3]) - (q[1] * q[2]) < 0 ? 1 : 0;
        }

        GoodnessOfFit.AssertDistributed(angles, angle => (angle + Math.PI) / (2 * Math.PI));
        GoodnessOfFit.AssertCounts([reflections, Count - reflections], [0.5, 0.5]);
    }

    [Fact]
    public void FillOrthogonal_SixBySix_HasEntriesAndTracesOfHaarMeasure()
    {
        const int Count = 5_000;
        var (corners, lasts, traces, q) = (new double[Count], new double[Count], new double[Count], new double[36]);
        for (var seed = 0; seed < Count; seed++)
        {
            DrawStream.For(RunKey.Zero, seed, "Q").FillOrthogonal(6, 6, q);
            (corners[seed], lasts[seed]) = (q[0] * q[0], q[35] * q[35]);
            traces[seed] = Enumerable.Range(0, 6).Sum(i => q[7 * i]);
        }

        // The square of any entry is Beta(1/2, (n - 1)/2), the first as well as the last to be made; E tr = 0, E tr² = 1.
        GoodnessOfFit.AssertDistributed(corners, x => Beta.CDF(0.5, 2.5, x));
        GoodnessOfFit.AssertDistributed(lasts, x => Beta.CDF(0.5, 2.5, x));
        Assert.InRange(traces.Average() * Math.Sqrt(Count), -3.3, 3.3);
        Assert.InRange((traces.Average(t => t * t) - 1) * Math.Sqrt(Count / 2.0), -3.3, 3.3);
    }

    /// <summary>Published results stand on these numbers: a change here is a change of every run.</summary>
    [Fact]
    public void Fill_FixedKey_GivesPinnedNumbers()
    {
        var (orthogonal, sphere) = (new double[4], new double[3]);
        var stream = DrawStream.For(new RunKey(new UInt128(0x0123456789ABCDEF, 0xFEDCBA9876543210)), seed: 3, "λ", ordinal: 2, step: 5);
        stream.FillOrthogonal(2, 2, orthogonal);
        stream.FillSphere(1, 3, sphere);

        Assert.Equal([-0.2670269721821317, 0.9636890557266089, 0.9636890557266089, 0.2670269721821317], orthogonal);
        Assert.Equal([-0.15263681927916675, 0.8205214501591394, 0.5508598290210333], sphere);
    }

    private static double Product(double[] q, int n, int m, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < Math.Max(n, m); k++)
            sum += n < m ? q[(i * m) + k] * q[(j * m) + k] : q[(k * m) + i] * q[(k * m) + j];
        return sum;
    }
}
