using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>Student's t distribution with a whole number of degrees of freedom.</summary>
internal static class StudentT
{
    /// <summary>The t below which the variable falls with probability <paramref name="p"/>; relative error below 1e-12.</summary>
    /// <param name="degreesOfFreedom">1 or more.</param>
    /// <param name="p">In [0.5, 1).</param>
    public static double Quantile(int degreesOfFreedom, double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (!(p is >= 0.5 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "must be in [0.5, 1).");
        if (p == 0.5)
            return 0;

        // In θ = arctan(t/√ν) the function is smooth and its inverse bounded, so bisection with Newton steps is safe.
        var (low, high) = (0.0, Math.PI / 2);
        var theta = Math.Atan(NormalQuantile.At(p) / Math.Sqrt(degreesOfFreedom));
        for (var round = 0; round < 100; round++)
        {
            var excess = HalfArea(theta, degreesOfFreedom) - (p - 0.5);
            (low, high) = excess > 0 ? (low, theta) : (theta, high);
            var next = theta - (excess / AngularDensity(theta, degreesOfFreedom));
            if (!(next > low && next < high))
                next = (low + high) / 2;
            if (Math.Abs(next - theta) <= 1e-15 * theta)
                return Math.Sqrt(degreesOfFreedom) * Math.Tan(next);
            theta = next;
        }

        return Math.Sqrt(degreesOfFreedom) * Math.Tan(theta);
    }

    /// <summary>P(0 &lt; T &lt; t): the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4.</summary>
    private static double HalfArea(double theta, int nu)
    {
        var (sin, cos) = Math.SinCos(theta);
        var isOdd = nu % 2 == 1;
        var (sum, term) = (0.0, isOdd ? cos : 1.0);
        for (var j = isOdd ? 3 : 2; j <= nu; j += 2)
        {
            sum += term;
            term *= cos * cos * (j - 1) / j;
        }

        return isOdd ? (theta + (sin * sum)) / Math.PI : sin * sum / 2;
    }

    private static double AngularDensity(double theta, int nu)
    {
        // d(HalfArea)/dθ is proportional to cosᵛ⁻¹θ; the factor follows from the area being ½ at π/2.
        var integral = nu % 2 == 1 ? Math.PI / 2 : 1.0;
        for (var power = nu % 2 == 1 ? 2 : 3; power <= nu - 1; power += 2)
            integral *= (power - 1.0) / power;
        return 0.5 * Math.Pow(Math.Cos(theta), nu - 1) / integral;
    }
}
