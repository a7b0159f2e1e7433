using MathNet.Numerics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Γ, log |Γ| and the derivatives of the latter, on the whole real line.</summary>
internal static class GammaFunctions
{
    /// <summary>B₂, B₄, … B₂₀.</summary>
    private static readonly double[] Bernoulli =
    [
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330,
    ];

    /// <summary>Stirling's formula, after shifting the argument above 12; reflected for negative arguments.</summary>
    public static double Gamma(double x)
    {
        if (x == 0)
            return 1 / x;
        if (x == Math.Floor(x) && x <= 171)
            return x < 0 ? double.NaN : SpecialFunctions.Factorial((int)x - 1);
        if (x < 0)
            return Math.PI / (SinPi(x) * Gamma(1 - x));
        if (x > 172)
            return double.PositiveInfinity;
        var product = Shift(ref x);
        // The power in two halves, since it overflows before the whole does.
        var root = Math.Pow(x, (x - 0.5) / 2);
        return Math.Sqrt(2 * Math.PI) * Math.Exp(StirlingSeries(x)) * (root * Math.Exp(-x)) * root / product;
    }

    /// <summary>Stirling's series, after shifting the argument above 12; reflected for negative arguments.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsInfinity(x) || x <= 0 && x == Math.Floor(x))
            return double.PositiveInfinity;
        if (x < 0)
            return Math.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        if (x is 1 or 2)
            return 0;
        var product = Shift(ref x);
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + StirlingSeries(x) - Math.Log(product);
    }

    /// <summary>ψ⁽ⁿ⁾(x): its asymptotic series, after shifting the argument above 12 + n; reflected for negative arguments.</summary>
    public static double Polygamma(int n, double x)
    {
        if (double.IsNaN(x) || x <= 0 && x == Math.Floor(x))
            return double.NaN;
        if (x < 0)
            return Sign(n) * Polygamma(n, 1 - x) - Math.Pow(Math.PI, n + 1) * CotangentDerivative(n, x);
        if (double.IsPositiveInfinity(x))
            return n == 0 ? x : 0;
        var factorial = SpecialFunctions.Factorial(n);
        var shifted = 0.0;
        for (; x < 12 + n; x++)
            shifted += Math.Pow(x, -n - 1);
        return n == 0
            ? Digamma(x) - shifted
            : -Sign(n) * (factorial * shifted + PolygammaSeries(n, x, factorial));
    }

    /// <summary>Raises x above 12 and gives what Γ is then to be divided by: x (x + 1) (x + 2) …</summary>
    private static double Shift(ref double x)
    {
        var product = 1.0;
        for (; x < 12; x++)
            product *= x;
        return product;
    }

    /// <summary>Σ B₂ₖ / (2k (2k − 1) x²ᵏ⁻¹).</summary>
    private static double StirlingSeries(double x)
    {
        var series = 0.0;
        for (var k = Bernoulli.Length; k >= 1; k--)
            series = series / (x * x) + Bernoulli[k - 1] / (2 * k * (2 * k - 1));
        return series / x;
    }

    private static double Digamma(double x)
    {
        var series = 0.0;
        for (var k = Bernoulli.Length; k >= 1; k--)
            series = (series + Bernoulli[k - 1] / (2 * k)) / (x * x);
        return Math.Log(x) - 0.5 / x - series;
    }

    private static double PolygammaSeries(int n, double x, double factorial)
    {
        var sum = factorial / n / Math.Pow(x, n) + factorial / (2 * Math.Pow(x, n + 1));
        // (2k + n − 1)!/(2k)! / x^(2k + n), from one k to the next.
        var factor = factorial / n / Math.Pow(x, n);
        for (var k = 1; k <= Bernoulli.Length; k++)
        {
            factor *= (2.0 * k + n - 2) * (2.0 * k + n - 1) / ((2.0 * k - 1) * (2.0 * k) * x * x);
            sum += Bernoulli[k - 1] * factor;
        }

        return sum;
    }

    /// <summary>The n-th derivative of cot at πx, a polynomial in the cotangent c: each derivative multiplies by −(1 + c²).</summary>
    private static double CotangentDerivative(int n, double x)
    {
        var c = 1 / Math.Tan(Math.PI * (x - Math.Round(x)));
        double[] polynomial = [0, 1];
        for (var order = 0; order < n; order++)
        {
            var next = new double[polynomial.Length + 1];
            for (var power = 1; power < polynomial.Length; power++)
            {
                next[power - 1] -= power * polynomial[power];
                next[power + 1] -= power * polynomial[power];
            }

            polynomial = next;
        }

        var value = 0.0;
        for (var power = polynomial.Length - 1; power >= 0; power--)
            value = value * c + polynomial[power];
        return value;
    }

    private static double Sign(int n) => n % 2 == 0 ? 1 : -1;

    private static double SinPi(double x) => Math.Sin(Math.PI * (x - 2 * Math.Round(x / 2)));
}
