namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

/// <summary>Plain matrix arithmetic to hold results against; row-major.</summary>
internal static class Matrices
{
    public static double[] Multiply(double[] a, double[] b, int m, int k, int n)
    {
        var c = new double[m * n];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                for (var p = 0; p < k; p++)
                    c[i * n + j] += a[i * k + p] * b[p * n + j];
        return c;
    }

    public static double[] Transpose(double[] a, int m, int n)
    {
        var t = new double[a.Length];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                t[j * m + i] = a[i * n + j];
        return t;
    }

    public static double[] Identity(int n)
    {
        var a = new double[n * n];
        for (var i = 0; i < n; i++)
            a[i * n + i] = 1;
        return a;
    }

    public static double[] Symmetric(double[] a, int n) => [.. a.Zip(Transpose(a, n, n), (x, y) => (x + y) / 2)];

    /// <summary>A·Aᵀ/n + ½.</summary>
    public static double[] PositiveDefinite(int seed, int n)
    {
        var a = FunctionBench.Numbers(seed, n * n);
        var product = Multiply(a, Transpose(a, n, n), n, n, n);
        return [.. product.Select((v, i) => v / n + (i % (n + 1) == 0 ? 0.5 : 0))];
    }

    /// <summary>Small integers, rows of scales from 1e-150 to 1e150, blocks of zeros, equal rows: what iterations stumble over.</summary>
    public static double[] Awkward(int seed, int m, int n)
    {
        var a = FunctionBench.Numbers(seed, m * n);
        var scales = FunctionBench.Numbers(seed + 1000, m);
        return [.. a.Select((v, i) => (seed % 5) switch
        {
            0 => Math.Round(v),
            1 => v * Math.Pow(10, Math.Clamp(50 * scales[i / n], -150, 150)),
            2 => i / n % 3 == 1 || i % n % 4 == 2 ? 0 : v,
            3 => a[i % n] * (i / n % 2 == 0 ? 1 : -1),
            _ => i / n == i % n ? Math.Pow(10, -i % n) : i / n + 1 == i % n ? Math.Pow(10, -2.0 * (i % n)) : 0,
        })];
    }

    public static void Near(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, $"entry {i}: {found[i]:R}, expected {expected[i]:R}");
    }
}
