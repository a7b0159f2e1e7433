using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using MathNet.Numerics.Distributions;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class DrawStreamTests
{
    private const int Many = 100_000;
    private static readonly RunKey Key = new(new UInt128(0x0123456789ABCDEF, 0xFEDCBA9876543210));

    private static DrawStream Stream => DrawStream.For(Key, seed: 3, "phi");

    [Fact]
    public void FillUniform_ManyDraws_AreUniform() => GoodnessOfFit.AssertDistributed(Uniform(Stream), u => u);

    [Fact]
    public void FillUniform_ManyDraws_StayBelowOne() => Assert.All(Uniform(Stream), u => Assert.InRange(u, 0, 1 - double.Epsilon));

    [Fact]
    public void FillNormal_ManyDraws_AreNormal()
    {
        var z = Normals(Stream, Many);

        GoodnessOfFit.AssertDistributed(z, x => Normal.CDF(0, 1, x));
        Assert.InRange(z.Average() * Math.Sqrt(Many), -3.3, 3.3);
        Assert.InRange((z.Average(x => x * x) - 1) * Math.Sqrt(Many / 2.0), -3.3, 3.3);
        Assert.InRange((z.Average(x => x * x * x * x) - 3) * Math.Sqrt(Many / 96.0), -3.3, 3.3);
    }

    [Fact]
    public void FillNormal_Neighbours_AreIndependent()
    {
        var z = Normals(Stream, Many + 2);

        GoodnessOfFit.AssertUncorrelated(z[..Many], z[1..(Many + 1)]);
        GoodnessOfFit.AssertUncorrelated(z[..Many], z[2..(Many + 2)]);
        GoodnessOfFit.AssertUncorrelated([.. z[..Many].Select(x => x * x)], [.. z[1..(Many + 1)].Select(x => x * x)]);
    }

    [Fact]
    public void FillRademacher_ManyDraws_AreFairSigns()
    {
        var signs = new double[Many];
        Stream.FillRademacher(signs);

        GoodnessOfFit.AssertCounts([signs.Count(s => s == 1), signs.Count(s => s == -1)], [0.5, 0.5]);
        GoodnessOfFit.AssertUncorrelated(signs[1..], signs[..^1]);
    }

    [Fact]
    public void FillBernoulli_OwnProbabilities_AreMet()
    {
        double[] p = [.. Enumerable.Range(0, Many).Select(i => i % 2 == 0 ? 0.1 : 0.7)];
        var draws = new double[Many];
        Stream.FillBernoulli(p, draws);

        double[] low = [.. draws.Where((_, i) => i % 2 == 0)], high = [.. draws.Where((_, i) => i % 2 == 1)];
        GoodnessOfFit.AssertCounts([(int)low.Sum(), low.Length - (int)low.Sum()], [0.1, 0.9]);
        GoodnessOfFit.AssertCounts([(int)high.Sum(), high.Length - (int)high.Sum()], [0.7, 0.3]);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 1)]
    public void FillBernoulli_CertainProbability_NeverErrs(double p, double expected)
    {
        var draws = new double[1000];
        Stream.FillBernoulli(p, draws);

        Assert.All(draws, draw => Assert.Equal(expected, draw));
    }

    [Fact]
    public void FillIndices_ManyDraws_AreUniform()
    {
        var picks = new int[Many];
        Stream.FillIndices(7, picks);

        GoodnessOfFit.AssertCounts([.. Enumerable.Range(0, 7).Select(i => picks.Count(p => p == i))], [.. Enumerable.Repeat(1.0 / 7, 7)]);
    }

    [Fact]
    public void FillPermutation_ManyKeys_TakesEachOrderEquallyOften()
    {
        var counts = new Dictionary<string, int>();
        var order = new int[4];
        for (var seed = 0; seed < 24_000; seed++)
        {
            DrawStream.For(Key, seed, "order").FillPermutation(order);
            var name = string.Join(",", order);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.Equal(24, counts.Count);
        GoodnessOfFit.AssertCounts([.. counts.Values], [.. Enumerable.Repeat(1.0 / 24, 24)]);
    }

    [Fact]
    public void For_DifferentNameOrdinalSeedStepOrKey_IsIndependent()
    {
        var here = Normals(Stream, Many);
        DrawStream[] others =
        [
            DrawStream.For(Key, 3, "phj"),
            DrawStream.For(Key, 3, "phi", ordinal: 1),
            DrawStream.For(Key, 4, "phi"),
            DrawStream.For(Key, 3, "phi", step: 1),
            DrawStream.For(new RunKey(Key.Value + 1), 3, "phi"),
        ];

        Assert.All(others, other => GoodnessOfFit.AssertUncorrelated(here, Normals(other, Many)));
    }

    [Fact]
    public void For_NeighbouringSteps_AreIndependentAcrossStreams()
    {
        double[] firsts = [.. Enumerable.Range(0, 20_000).Select(step => Normals(DrawStream.For(Key, 0, "x", step: step), 1)[0])];

        GoodnessOfFit.AssertDistributed(firsts, x => Normal.CDF(0, 1, x));
        GoodnessOfFit.AssertUncorrelated(firsts[1..], firsts[..^1]);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 4)]
    [InlineData(7, 64)]
    public void FillNormal_FromAnyElement_ContinuesTheSameRow(int first, int length)
    {
        var whole = Normals(Stream, 100);
        var part = new double[length];
        Stream.FillNormal(part, first);

        Assert.Equal(whole[first..(first + length)], part);
    }

    /// <summary>Published results stand on these numbers: a change here is a change of every run.</summary>
    [Fact]
    public void Fill_FixedKey_GivesPinnedNumbers()
    {
        var (uniform, normal, indices, permutation) = (new double[3], new double[3], new int[5], new int[8]);
        var stream = DrawStream.For(Key, seed: 3, "λ", ordinal: 2, step: 5);
        stream.FillUniform(uniform);
        stream.FillNormal(normal);
        stream.FillIndices(1000, indices);
        stream.FillPermutation(permutation);

        Assert.Equal([0.4122324817508345, 0.8834379961018811, 0.7882860080054692], uniform);
        Assert.Equal([-0.2218059293162089, 1.1923500740903594, 0.8004882234574642], normal);
        Assert.Equal([412, 788, 547, 981, 464], indices);
        Assert.Equal([7, 5, 1, 3, 2, 4, 0, 6], permutation);
    }

    internal static double[] Normals(DrawStream stream, int count)
    {
        var z = new double[count];
        stream.FillNormal(z);
        return z;
    }

    private static double[] Uniform(DrawStream stream)
    {
        var u = new double[Many];
        stream.FillUniform(u);
        return u;
    }
}
