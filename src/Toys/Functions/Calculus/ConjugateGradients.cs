using System.Numerics.Tensors;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Functions.Calculus;

/// <summary>Conjugate gradients for A·x = b orthogonal to some unit vectors that A, symmetric, leaves invariant, and beyond
/// which it is positive. Directions in which A vanishes to within rounding are left out of the solution.</summary>
/// <param name="n">Size of the matrix.</param>
/// <param name="deflated">The orthonormal vectors, one after another.</param>
/// <param name="multiply">v ↦ A·v.</param>
internal sealed class ConjugateGradients(int n, double[] deflated, Lanczos.Product multiply)
{
    private readonly double[] _residual = new double[n];
    private readonly double[] _direction = new double[n];
    private readonly double[] _product = new double[n];

    public double[] Solution { get; } = new double[n];

    /// <summary>Products at most: in exact arithmetic n are enough, and rounding costs some more.</summary>
    public static int Cap(int n) => Math.Min(3 * n + 20, 2000);

    /// <param name="b">What A·x is to be.</param>
    /// <param name="scale">The size of the numbers that cancel in A: beside it, rounding is no curvature.</param>
    /// <param name="epsilon">Rounding of the products.</param>
    /// <returns>Whether the residual fell to a small multiple of <paramref name="epsilon"/>; false also for anything not finite.</returns>
    public bool TryRun(ReadOnlySpan<double> b, double scale, double epsilon)
    {
        Array.Clear(Solution);
        b.CopyTo(_residual);
        Deflate(_residual);
        _residual.CopyTo(_direction, 0);
        var square = Square(_residual);
        // Beside b, not beside what is left of it: that may be rounding alone.
        var goal = Square(b) * Math.Pow(16 * epsilon, 2) * n;
        for (var pass = 0; pass < Cap(n) && square > goal; pass++)
        {
            multiply(_direction, _product);
            Deflate(_product);
            var along = Square(_direction);
            var curvature = Reduction.Dot<double>(_direction, _product) / along;
            scale = Math.Max(scale, curvature);
            if (curvature <= 1e3 * epsilon * scale || along == 0)
                return true;
            var length = square / (curvature * along);
            TensorPrimitives.MultiplyAdd(_direction, length, Solution, Solution);
            TensorPrimitives.MultiplyAdd(_product, -length, _residual, _residual);
            var next = Square(_residual);
            TensorPrimitives.MultiplyAdd(_direction, next / square, _residual, _direction);
            Deflate(_direction);
            square = next;
        }

        return square <= goal;
    }

    private static double Square(ReadOnlySpan<double> v) => Reduction.Dot(v, v);

    private void Deflate(Span<double> v)
    {
        for (var start = 0; start < deflated.Length; start += n)
        {
            var u = deflated.AsSpan(start, n);
            TensorPrimitives.MultiplyAdd(u, -Reduction.Dot<double>(u, v), v, v);
        }
    }
}
