using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>exp, and what is made of it. x = k ln 2 + r with |r| ≤ ½ ln 2; Taylor's series to r¹³ leaves 2⁻⁵⁶.</summary>
internal static partial class LaneMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x)
    {
        var (k, p) = Reduce(Clamp(x, -760, 720));
        return KeepNaN(x, ScaleByPowerOfTwo(All(1) + p, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Expm1(Vector<double> x)
    {
        // Beyond −40 the result is −1 to the last bit; beyond 710 it has overflowed.
        var (k, p) = Reduce(Clamp(x, -40, 710));
        // 2ᵏ(p + 1) − 1, halved so that k = 1024 does not overflow on the way.
        var half = PowerOfTwo(k - All(1));
        var result = Fma(half, p, half - All(0.5)) * All(2);
        return KeepNaN(x, Choose(Vector.Equals(k, default), WithSign(p, x), result));
    }

    /// <summary>For machines without vectors. The rounding of eˣ cancels in the ratio (W. Kahan).</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
            return x;
        return u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>eˣ/2, finite for as long as sinh and cosh are.</summary>
    private static Vector<double> HalfExp(Vector<double> x)
    {
        var (k, p) = Reduce(Clamp(x, -760, 720));
        return ScaleByPowerOfTwo(All(1) + p, k - All(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tanh(Vector<double> x)
    {
        // (1 − e)/(1 + e) for e = exp(−2|x|) = s + sp, s a power of two: 1 ± s are exact, and 1 − s − sp loses nothing near 0.
        var (k, p) = Reduce(Vector.MaxNative(Vector.Abs(x) * All(-2), All(-40)));
        var s = PowerOfTwo(k);
        var quotient = Fma(-s, p, All(1) - s) / Fma(s, p, All(1) + s);
        return KeepNaN(x, WithSign(quotient, x));
    }

    public static Vector<double> Sinh(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var m = Expm1(Vector.Min(a, All(1)));
        var half = HalfExp(a);
        var small = (m + m / (m + All(1))) * All(0.5);
        return KeepNaN(x, WithSign(Choose(Vector.LessThan(a, All(1)), small, half - All(0.25) / half), x));
    }

    public static Vector<double> Cosh(Vector<double> x)
    {
        var half = HalfExp(Vector.Abs(x));
        return KeepNaN(x, half + All(0.25) / half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sigmoid(Vector<double> x)
    {
        var e = Exp(-Vector.Abs(x));
        return Choose(Vector.GreaterThanOrEqual(x, default), All(1), e) / (All(1) + e);
    }

    public static Vector<double> Softplus(Vector<double> x) =>
        KeepNaN(x, Vector.Max(x, default) + LogOnePlusFraction(Exp(-Vector.Abs(x))));

    /// <summary>The nearest number within the bounds; any at all for NaN, which the callers put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Clamp(Vector<double> x, double low, double high) =>
        Vector.MinNative(Vector.MaxNative(x, All(low)), All(high));

    /// <summary>k and eʳ − 1, for x from −760 to 720.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> K, Vector<double> P) Reduce(Vector<double> x)
    {
        var k = Fma(x, All(1.4426950408889634), All(Rounder)) - All(Rounder);
        var r = Fma(k, All(-Ln2Rest), Fma(k, All(-Ln2), x));
        // Even and odd terms apart: two short chains of dependent steps in place of a long one.
        var z = r * r;
        var (even, odd) = (All(1 / 479001600.0), All(1 / 6227020800.0));
        (even, odd) = (Horner(even, z, 1 / 3628800.0), Horner(odd, z, 1 / 39916800.0));
        (even, odd) = (Horner(even, z, 1 / 40320.0), Horner(odd, z, 1 / 362880.0));
        (even, odd) = (Horner(even, z, 1 / 720.0), Horner(odd, z, 1 / 5040.0));
        (even, odd) = (Horner(even, z, 1 / 24.0), Horner(odd, z, 1 / 120.0));
        (even, odd) = (Horner(even, z, 0.5), Horner(odd, z, 1 / 6.0));
        return (k, Fma(Fma(odd, r, even), z, r));
    }

    /// <summary>m · 2ᵏ in two steps, so that results may be subnormal or overflow properly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ScaleByPowerOfTwo(Vector<double> m, Vector<double> k)
    {
        var first = Fma(k, All(0.5), All(Rounder)) - All(Rounder);
        return m * PowerOfTwo(first) * PowerOfTwo(k - first);
    }

    /// <summary>2ᵏ for whole k from −1022 to 1023, made of its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowerOfTwo(Vector<double> k) =>
        Vector.ShiftLeft((k + All(Rounder + 1023)).As<double, long>(), 52).As<long, double>();
}
