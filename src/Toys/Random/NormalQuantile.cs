using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Random;

/// <summary>The inverse of the standard normal distribution function, the same to the bit on every machine.</summary>
/// <remarks>
/// Relative error about 1e-16. Only operations that IEEE 754 rounds exactly are used (the logarithm is our own),
/// so the platform's mathematical library never shows in a draw.
/// Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484.
/// </remarks>
internal static class NormalQuantile
{
    private const double CentralHalfWidth = 0.425;
    private const double NearTail = 5;

    private static ReadOnlySpan<double> ArtanhCoefficients =>
        [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>The z below which a standard normal variable falls with probability <paramref name="p"/>.</summary>
    /// <param name="p">A probability, in (0, 1); outside, NaN, and ±∞ at the ends.</param>
    public static double At(double p)
    {
        var q = p - 0.5;
        return Math.Abs(q) <= CentralHalfWidth ? Central(q) : Tail(p, q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Central(double q)
    {
        var r = 0.180625 - (q * q);
        var numerator = (((((((((((((2.5090809287301226727e+3 * r) + 3.3430575583588128105e+4) * r) + 6.7265770927008700853e+4) * r)
            + 4.5921953931549871457e+4) * r) + 1.3731693765509461125e+4) * r) + 1.9715909503065514427e+3) * r)
            + 1.3314166789178437745e+2) * r) + 3.3871328727963666080;
        var denominator = (((((((((((((5.2264952788528545610e+3 * r) + 2.8729085735721942674e+4) * r) + 3.9307895800092710610e+4) * r)
            + 2.1213794301586595867e+4) * r) + 5.3941960214247511077e+3) * r) + 6.8718700749205790830e+2) * r)
            + 4.2313330701600911252e+1) * r) + 1;
        return q * (numerator / denominator);
    }

    private static double Tail(double p, double q)
    {
        var tail = q < 0 ? p : 1 - p;
        if (!(tail > 0))
            return tail == 0 ? (q < 0 ? double.NegativeInfinity : double.PositiveInfinity) : double.NaN;
        var r = Math.Sqrt(-Log(tail));
        var z = r <= NearTail ? NearTailRatio(r - 1.6) : FarTailRatio(r - NearTail);
        return q < 0 ? -z : z;
    }

    private static double NearTailRatio(double r)
    {
        var numerator = (((((((((((((7.74545014278341407640e-4 * r) + 2.27238449892691845833e-2) * r) + 2.41780725177450611770e-1) * r)
            + 1.27045825245236838258) * r) + 3.64784832476320460504) * r) + 5.76949722146069140550) * r)
            + 4.63033784615654529590) * r) + 1.42343711074968357734;
        var denominator = (((((((((((((1.05075007164441684324e-9 * r) + 5.47593808499534494600e-4) * r) + 1.51986665636164571966e-2) * r)
            + 1.48103976427480074590e-1) * r) + 6.89767334985100004550e-1) * r) + 1.67638483018380384940) * r)
            + 2.05319162663775882187) * r) + 1;
        return numerator / denominator;
    }

    private static double FarTailRatio(double r)
    {
        var numerator = (((((((((((((2.01033439929228813265e-7 * r) + 2.71155556874348757815e-5) * r) + 1.24266094738807843860e-3) * r)
            + 2.65321895265761230930e-2) * r) + 2.96560571828504891230e-1) * r) + 1.78482653991729133580) * r)
            + 5.46378491116411436990) * r) + 6.65790464350110377720;
        var denominator = (((((((((((((2.04426310338993978564e-15 * r) + 1.42151175831644588870e-7) * r) + 1.84631831751005468180e-5) * r)
            + 7.86869131145613259100e-4) * r) + 1.48753612908506148525e-2) * r) + 1.36929880922735805310e-1) * r)
            + 5.99832206555887937690e-1) * r) + 1;
        return numerator / denominator;
    }

    /// <summary>The natural logarithm of a positive normal number, within two units in the last place.</summary>
    /// <remarks>x = m·2ᵉ with m in [√½, √2), and ln m = 2·artanh((m − 1)/(m + 1)) by its series, whose argument is below 0.172.</remarks>
    internal static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var z = s * s;
        var series = 0.0;
        foreach (var coefficient in ArtanhCoefficients)
            series = (series * z) + coefficient;

        // ln 2 in two parts: the first has trailing zeros enough for the product with any exponent to be exact.
        const double High = 6.93147180369123816490e-01, Low = 1.90821492927058770002e-10;
        return (exponent * High) + ((2 * s) + ((2 * s * z * series) + (exponent * Low)));
    }
}
