using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>exp, and what is made of it. x = k ln 2 + r with |r| ≤ ½ ln 2; Taylor's series to r¹³ leaves 2⁻⁵⁶.</summary>
internal static partial class LaneMath
{
    public static Vector<double> Exp(Vector<double> x)
    {
        var (k, p) = Reduce(x);
        return KeepNaN(x, ScaleByPowerOfTwo(All(1) + p, k));
    }

    public static Vector<double> Expm1(Vector<double> x)
    {
        // Beyond −40 the result is −1 to the last bit; beyond 710 it has overflowed.
        var (k, p) = Reduce(Vector.Min(Vector.Max(x, All(-40)), All(710)));
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
        var (k, p) = Reduce(x);
        return ScaleByPowerOfTwo(All(1) + p, k - All(1));
    }

    public static Vector<double> Tanh(Vector<double> x)
    {
        // (1 − e)/(1 + e) for e = exp(−2|x|) = s + sp, s a power of two: 1 ± s are exact, and 1 − s − sp loses nothing near 0.
        var (k, p) = Reduce(Vector.Max(Vector.Abs(x) * All(-2), All(-40)));
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

    public static Vector<double> Sigmoid(Vector<double> x)
    {
        var e = Exp(-Vector.Abs(x));
        return Choose(Vector.GreaterThanOrEqual(x, default), All(1), e) / (All(1) + e);
    }

    public static Vector<double> Softplus(Vector<double> x) =>
        KeepNaN(x, Vector.Max(x, default) + LogOnePlusFraction(Exp(-Vector.Abs(x))));

    /// <summary>k and eʳ − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> K, Vector<double> P) Reduce(Vector<double> x)
    {
        x = Vector.Min(Vector.Max(x, All(-760)), All(720));
        var k = Fma(x, All(1.4426950408889634), All(Rounder)) - All(Rounder);
        var r = Fma(k, All(-Ln2Rest), Fma(k, All(-Ln2), x));
        var p = All(1 / 6227020800.0);
        p = Horner(p, r, 1 / 479001600.0);
        p = Horner(p, r, 1 / 39916800.0);
        p = Horner(p, r, 1 / 3628800.0);
        p = Horner(p, r, 1 / 362880.0);
        p = Horner(p, r, 1 / 40320.0);
        p = Horner(p, r, 1 / 5040.0);
        p = Horner(p, r, 1 / 720.0);
        p = Horner(p, r, 1 / 120.0);
        p = Horner(p, r, 1 / 24.0);
        p = Horner(p, r, 1 / 6.0);
        p = Horner(p, r, 0.5);
        return (k, Fma(p, r * r, r));
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
