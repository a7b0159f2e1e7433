namespace LearningMechanics.Toys.Verdicts;

/// <summary>The jackknife over seeds of a number distilled from all of them (<c>across seeds</c>).</summary>
/// <param name="Estimate">The number from all seeds.</param>
/// <param name="StandardError">√((K−1)/K · Σ(θ₍ₖ₎ − mean)²), θ₍ₖ₎ being the number without seed k.</param>
/// <param name="Pseudovalues">
/// One value per seed with the mean <paramref name="Estimate"/> and the standard error <paramref name="StandardError"/>:
/// they may stand for seeds wherever measurements do, in a check too.
/// </param>
internal sealed record Jackknife(double Estimate, double StandardError, double[] Pseudovalues)
{
    /// <summary>Of a statistic of one value per seed.</summary>
    /// <param name="values">Two seeds or more.</param>
    /// <param name="statistic">Makes one number of a set of seeds' values.</param>
    public static Jackknife Of(ReadOnlySpan<double> values, Func<ReadOnlySpan<double>, double> statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2);
        var rest = new double[values.Length - 1];
        var without = new double[values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            values[..k].CopyTo(rest);
            values[(k + 1)..].CopyTo(rest.AsSpan(k));
            without[k] = statistic(rest);
        }

        return Of(statistic(values), without);
    }

    /// <summary>Of a statistic that was computed from all seeds and without each.</summary>
    /// <param name="estimate">From all seeds.</param>
    /// <param name="without">Without each of two seeds or more.</param>
    public static Jackknife Of(double estimate, ReadOnlySpan<double> without)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(without.Length, 2);
        var pseudovalues = new double[without.Length];
        for (var k = 0; k < without.Length; k++)
            pseudovalues[k] = -(without.Length - 1) * without[k];
        var shift = estimate - pseudovalues.Average();
        var squares = 0.0;
        for (var k = 0; k < pseudovalues.Length; k++)
        {
            pseudovalues[k] += shift;
            squares += (pseudovalues[k] - estimate) * (pseudovalues[k] - estimate);
        }

        return new Jackknife(estimate, Math.Sqrt(squares / (without.Length - 1) / without.Length), pseudovalues);
    }

    /// <summary>The interval that covers the truth with 95 %, by Student's t.</summary>
    public (double Low, double High) Interval()
    {
        var reach = StudentT.Quantile(Pseudovalues.Length - 1, Confidence.SingleLook.Upper) * StandardError;
        return (Estimate - reach, Estimate + reach);
    }
}
