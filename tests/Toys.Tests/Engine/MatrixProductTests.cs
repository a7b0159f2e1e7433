using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class MatrixProductTests
{
    /// <summary>Around the sizes at which tiles, panels, blocks of rows and stretches of the sums end.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 1, 9 }, { 3, 1, 17 }, { 70, 1, 21 }, { 130, 1, 8 }, { 4, 1, 0 },
        { 1, 5, 3 }, { 1, 40, 30 }, { 2, 2, 2 }, { 4, 8, 10 }, { 5, 7, 1 }, { 6, 16, 5 }, { 7, 33, 12 }, { 4, 8, 0 },
        { 20, 64, 65 }, { 17, 48, 255 }, { 18, 24, 256 }, { 19, 19, 257 }, { 33, 40, 600 },
        { 131, 65, 258 }, { 257, 40, 300 }, { 130, 9, 257 }, { 3, 70, 600 }, { 1, 30, 9 }, { 9, 1, 40 }, { 0, 3, 2 }, { 3, 0, 2 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Multiply_OfDoubles_HasTheBitsOfFusedSums(int m, int n, int k)
    {
        foreach (var (transposeA, transposeB) in Transpositions)
            Check<double>(m, n, k, transposeA, transposeB);
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Multiply_OfSingles_HasTheBitsOfFusedSums(int m, int n, int k)
    {
        foreach (var (transposeA, transposeB) in Transpositions)
            Check<float>(m, n, k, transposeA, transposeB);
    }

    [Fact]
    public void Multiply_RunAgain_ForgetsTheFirstRun()
    {
        var product = new MatrixProduct<double>(5, 11, 300, false, true);
        var (a, b, c) = (Draw<double>(5 * 300, 1), Draw<double>(11 * 300, 2), new double[55]);
        product.Multiply(a, b, c);
        var first = c.ToArray();
        product.Multiply(Draw<double>(5 * 300, 3), Draw<double>(11 * 300, 4), c);
        product.Multiply(a, b, c);
        Assert.Equal(first, c);
    }

    private static (bool, bool)[] Transpositions => [(false, false), (true, false), (false, true), (true, true)];

    private static void Check<T>(int m, int n, int k, bool transposeA, bool transposeB)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var (a, b, c) = (Draw<T>(m * k, 1), Draw<T>(k * n, 2), new T[m * n]);
        Array.Fill(c, T.NaN);
        new MatrixProduct<T>(m, n, k, transposeA, transposeB).Multiply(a, b, c);
        var isDot = (n == 1 && (m == 1 || !transposeA)) || (m == 1 && transposeB);
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
            {
                T A(int p) => transposeA ? a[p * m + i] : a[i * k + p];
                T B(int p) => transposeB ? b[j * k + p] : b[p * n + j];
                Assert.Equal(isDot && k > 1 ? InEightLanes(k, A, B) : InOrder(k, A, B), c[i * n + j]);
            }
    }

    private static T InOrder<T>(int k, Func<int, T> a, Func<int, T> b)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var p = 0; p < k; p++)
            sum = T.FusedMultiplyAdd(a(p), b(p), sum);
        return sum;
    }

    private static T InEightLanes<T>(int k, Func<int, T> a, Func<int, T> b)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var s = new T[8];
        for (var p = 0; p < k; p++)
            s[p % 8] = T.FusedMultiplyAdd(a(p), b(p), s[p % 8]);
        return (s[0] + s[4] + (s[2] + s[6])) + (s[1] + s[5] + (s[3] + s[7]));
    }

    private static T[] Draw<T>(int count, int seed)
        where T : System.Numerics.INumberBase<T>
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextDouble() * 2 - 1))];
    }
}
