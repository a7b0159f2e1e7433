using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>log. x = 2ᵏ(1 + f) with 1 + f from √½ to √2; log(1 + f) = 2 artanh(s), s = f/(2 + f), by its series to s²³.</summary>
internal static partial class LaneMath
{
    private const long SquareRootOfHalf = 0x3FE6A09E667F3BCD;
    private const long ExponentOffset = 0x4000000000000000;
    private const long TwoTo52 = 0x4330000000000000;

    public static Vector<double> Log(Vector<double> x)
    {
        var tiny = Vector.LessThan(x, All(2.2250738585072014e-308));
        var (k, f) = Split(Choose(tiny, x * All(18014398509481984.0), x));
        var result = LogOfParts(Choose(tiny, k - All(54), k), f);
        result = Choose(Vector.Equals(x, All(double.PositiveInfinity)), x, result);
        result = Choose(Vector.Equals(x, default), All(double.NegativeInfinity), result);
        return KeepNaN(x, Choose(Vector.LessThan(x, default), All(double.NaN), result));
    }

    public static Vector<double> Log1p(Vector<double> x)
    {
        var u = All(1) + x;
        // What rounding 1 + x left out.
        var rest = Choose(Vector.GreaterThan(x, All(1)), All(1) - (u - x), x - (u - All(1)));
        var rounded = Log(u);
        // At −1 and ∞ there is nothing to correct, and the correction would be 0/0.
        var isExact = Vector.BitwiseOr(Vector.Equals(u, default), Vector.Equals(u, All(double.PositiveInfinity)));
        var result = Choose(isExact, rounded, rounded + rest / u);
        return Choose(Vector.LessThan(Vector.Abs(x), All(5.5e-17)), x, KeepNaN(x, result));
    }

    /// <summary>log(1 + x) for x from 0 to 1: 2 artanh(x/(2 + x)), by its series to the 33rd power.</summary>
    private static Vector<double> LogOnePlusFraction(Vector<double> x)
    {
        var s = x / (x + All(2));
        var z = s * s;
        var r = All(2.0 / 33);
        r = Horner(r, z, 2.0 / 31);
        r = Horner(r, z, 2.0 / 29);
        r = Horner(r, z, 2.0 / 27);
        r = Horner(r, z, 2.0 / 25);
        r = Horner(r, z, 2.0 / 23);
        r = Horner(r, z, 2.0 / 21);
        r = Horner(r, z, 2.0 / 19);
        r = Horner(r, z, 2.0 / 17);
        r = Horner(r, z, 2.0 / 15);
        r = Horner(r, z, 2.0 / 13);
        r = Horner(r, z, 2.0 / 11);
        r = Horner(r, z, 2.0 / 9);
        r = Horner(r, z, 2.0 / 7);
        r = Horner(r, z, 2.0 / 5);
        r = Horner(r, z, 2.0 / 3);
        return Fma(r, z * s, s * All(2));
    }

    /// <summary>For machines without vectors. The rounding of 1 + x cancels in the ratio (W. Kahan).</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> K, Vector<double> F) Split(Vector<double> x)
    {
        var bits = x.As<double, long>();
        var shifted = bits - new Vector<long>(SquareRootOfHalf) + new Vector<long>(ExponentOffset);
        var exponent = Vector.ShiftRightLogical(shifted, 52);
        var mantissa = bits - Vector.ShiftLeft(exponent, 52) + new Vector<long>(ExponentOffset);
        // A whole number in the low bits of 2⁵² is that number added to 2⁵².
        var k = Vector.BitwiseOr(exponent, new Vector<long>(TwoTo52)).As<long, double>() - All(4503599627370496.0 + 1024);
        return (k, mantissa.As<long, double>() - All(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfParts(Vector<double> k, Vector<double> f)
    {
        var s = f / (f + All(2));
        var z = s * s;
        var r = All(2.0 / 23);
        r = Horner(r, z, 2.0 / 21);
        r = Horner(r, z, 2.0 / 19);
        r = Horner(r, z, 2.0 / 17);
        r = Horner(r, z, 2.0 / 15);
        r = Horner(r, z, 2.0 / 13);
        r = Horner(r, z, 2.0 / 11);
        r = Horner(r, z, 2.0 / 9);
        r = Horner(r, z, 2.0 / 7);
        r = Horner(r, z, 2.0 / 5);
        r = Horner(r, z, 2.0 / 3);
        // 2s = f − s·f, so f carries the leading part exactly: f − (f²/2 − s(f²/2 + zR)).
        var half = f * f * All(0.5);
        var small = Fma(s, Fma(z, r, half), k * All(Ln2Rest)) - half;
        return Fma(k, All(Ln2), f + small);
    }
}
