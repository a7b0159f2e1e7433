using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>Whether theory and experiment agree, noise considered.</summary>
/// <remarks>
/// <para>e = measured − predicted, paired within a seed; ē and p̄ are means over the K seeds and se is the standard error
/// of ē. A point's error is |ē|/|p̄| (norms for vectors; |ē| for absolute checks). <c>error</c> is the weighted quantile of
/// the points' errors, <c>low</c> that of max(0, |ē| − t·se)/|p̄|, and <c>high</c> the 97.5 % point of the quantile's bootstrap
/// over whole seeds with deviations inflated by (t/1.96)·√(K/(K−1)).</para>
/// <para>It holds if high ≤ tolerance. It fails if low &gt; tolerance and the error can be told from noise: the 99 % point
/// of the same quantile, bootstrapped with nothing but the deviations, lies below it. Without that last demand an
/// exact theory whose noise is far above the tolerance would fail in up to 5 % of cases at one point, and far more often when every point is
/// asked for (<c>at 100% of points</c>), since some point is always unlucky.</para>
/// </remarks>
internal static class Judge
{
    /// <summary>Judges one check against one theory.</summary>
    /// <param name="points">What the check looks at, all with the same seeds.</param>
    /// <param name="terms">What it asks.</param>
    /// <param name="resamples">Resamples to use, for callers that judge often; by default made to measure.</param>
    public static CheckOutcome Check(IReadOnlyList<CheckPoint> points, CheckTerms terms, SeedResamples? resamples = null)
    {
        if (points.Count == 0)
            return new CheckOutcome.Unanswerable("the check looks at no sampled step: widen its `where`, or sample more often.", -1);

        var seeds = terms.Draws ? SeedsOf(points) : Math.Min(1, SeedsOf(points));
        foreach (var point in points)
        {
            if (!point.IsDivergencePredicted && Diverges(point, seeds))
                return Diverged(point, seeds);
        }

        var statistics = new List<PointStatistics>(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var point = PointStatistics.Of(points[i], seeds, terms.IsAbsolute);
            if (point.Scale == 0 && (point.ErrorNorm > 0 || point.StandardError > 0))
                return NeedsAbsolute(terms, i);
            if (point.Scale > 0)
                statistics.Add(point);
        }

        return statistics.Count == 0 ? NeedsAbsolute(terms, 0) : Weigh([.. statistics], seeds, terms, resamples);
    }

    private static int SeedsOf(IReadOnlyList<CheckPoint> points)
    {
        var seeds = points[0].Measured.Length / points[0].Components;
        foreach (var point in points)
        {
            if (point.Measured.Length != seeds * point.Components || seeds == 0
                || (!point.IsDivergencePredicted && point.Predicted.Length != point.Measured.Length) || !(point.Weight > 0))
            {
                throw new ArgumentException("All points need a positive weight, the same seeds, and as many predictions as measurements.", nameof(points));
            }
        }

        return seeds;
    }

    private static bool Diverges(CheckPoint point, int seeds) =>
        !PointStatistics.IsFinite(point.Measured.AsSpan(0, seeds * point.Components))
        || !PointStatistics.IsFinite(point.Predicted.AsSpan(0, seeds * point.Components));

    private static CheckOutcome.Judged Diverged(CheckPoint point, int seeds) => new()
    {
        Verdict = Verdict.Diverged,
        Error = double.NaN,
        Low = double.NaN,
        High = double.NaN,
        WorstGroup = point.Group,
        WorstError = double.NaN,
        ShareWithin = double.NaN,
        IsDistinguishable = true,
        Seeds = seeds,
    };

    private static CheckOutcome.Unanswerable NeedsAbsolute(CheckTerms terms, int point) => new(
        "the prediction is 0 here, so an error relative to it means nothing: write "
        + string.Create(CultureInfo.InvariantCulture, $"`within {terms.Tolerance} absolutely`, with the error you would allow in the measure's own unit, or leave these points out with `where`."),
        point);

    private static CheckOutcome.Judged Weigh(PointStatistics[] points, int seeds, CheckTerms terms, SeedResamples? resamples)
    {
        var quantile = new PointQuantile(points, terms.Quantile);
        var error = quantile.Of(point => point.Error);
        var (low, high, noise) = (error, error, 0.0);
        if (terms.Draws && seeds == 1)
        {
            (low, high, noise) = (0, double.PositiveInfinity, double.PositiveInfinity);
        }
        else if (terms.Draws)
        {
            var t = StudentT.Quantile(seeds - 1, terms.Confidence.Upper);
            low = quantile.Of(point => point.Low(t));
            (high, noise) = new SeedBootstrap(points, seeds, terms).Run(quantile, resamples);
            high = Math.Max(high, error);
        }

        var isDistinguishable = error > noise;
        var (worstGroup, worstError) = quantile.Worst();
        return new CheckOutcome.Judged
        {
            Verdict = high <= terms.Tolerance ? Verdict.Holds
                : low > terms.Tolerance && isDistinguishable ? Verdict.Fails
                : Verdict.Undecided,
            Error = error,
            Low = low,
            High = high,
            WorstGroup = worstGroup,
            WorstError = worstError,
            GroupErrors = [.. quantile.ByGroup()],
            ShareWithin = quantile.ShareWithin(terms.Tolerance),
            IsDistinguishable = isDistinguishable,
            Seeds = seeds,
        };
    }
}
