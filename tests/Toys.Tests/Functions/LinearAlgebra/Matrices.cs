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

    public static void Near(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, $"entry {i}: {found[i]:R}, expected {expected[i]:R}");
    }
}
