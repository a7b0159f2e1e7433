using System.Numerics;
using System.Numerics.Tensors;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Algebra;

/// <summary>Householder reflections I − τ·v·vᵀ and plane rotations, on contiguous rows.</summary>
internal static class Reflection
{
    /// <summary>Below this, squares lose digits to underflow, and a reflection or rotation made of them would not be one.</summary>
    private const double SmallestSquare = 1e-270;

    private static readonly double Up = Math.ScaleB(1, 500);

    /// <summary>The rotation that turns (a, b) into (r, 0), for numbers that are not large.</summary>
    public static (double C, double S, double R) Rotation(double a, double b)
    {
        var square = a * a + b * b;
        if (square >= SmallestSquare)
        {
            var length = Math.Sqrt(square);
            return (a / length, b / length, length);
        }

        if (a == 0 && b == 0)
            return (1, 0, 0);
        var (c, s, r) = Rotation(a * Up, b * Up);
        return (c, s, r / Up);
    }

    /// <summary>Turns <paramref name="v"/> into the v of a reflection that maps it to (β, 0, …, 0), with v₀ = 1.</summary>
    /// <returns>τ and β; τ = 0 where there is nothing to reflect.</returns>
    public static (double Tau, double Beta) Make(Span<double> v)
    {
        var first = v[0];
        var rest = v.Length > 1 ? Reduction.Dot<double>(v[1..], v[1..]) : 0;
        if (rest == 0)
        {
            v.Clear();
            v[0] = 1;
            return (0, first);
        }

        if (first * first + rest < SmallestSquare)
        {
            TensorPrimitives.Multiply(v, Up, v);
            var (tau, scaled) = Make(v);
            return (tau, scaled / Up);
        }

        var norm = Math.Sqrt(first * first + rest);
        var beta = first >= 0 ? -norm : norm;
        TensorPrimitives.Divide(v, first - beta, v);
        v[0] = 1;
        return ((beta - first) / beta, beta);
    }

    /// <summary>row ← row·(I − τ·v·vᵀ).</summary>
    public static void Apply(ReadOnlySpan<double> v, double tau, Span<double> row)
    {
        if (tau != 0)
            AddScaled(row, -tau * Reduction.Dot(row, v), v);
    }

    /// <summary>y ← y + a·x.</summary>
    public static void AddScaled(Span<double> y, double a, ReadOnlySpan<double> x) => TensorPrimitives.MultiplyAdd(x, a, y, y);

    /// <summary>(x, y) ← (c·x + s·y, c·y − s·x).</summary>
    public static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        var width = Vector<double>.Count;
        var i = 0;
        var (cosine, sine) = (new Vector<double>(c), new Vector<double>(s));
        for (; i + width <= x.Length; i += width)
        {
            var (u, v) = (new Vector<double>(x[i..]), new Vector<double>(y[i..]));
            (cosine * u + sine * v).CopyTo(x[i..]);
            (cosine * v - sine * u).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
            (x[i], y[i]) = (c * x[i] + s * y[i], c * y[i] - s * x[i]);
    }

    /// <summary>1 or −1, whichever makes the entry of largest magnitude (the first of them) positive.</summary>
    public static double SignOf(ReadOnlySpan<double> v)
    {
        var largest = 0.0;
        foreach (var entry in v)
            if (Math.Abs(entry) > Math.Abs(largest))
                largest = entry;
        return largest < 0 ? -1 : 1;
    }
}
