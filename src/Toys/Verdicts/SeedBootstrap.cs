using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>The bootstrap over whole seeds of a check's error, and of what noise alone would make.</summary>
/// <remarks>
/// Every replicate resamples the same seeds at all points, measurements and predictions together, and what is inflated
/// is the deviation of a point's ē/|p̄|: errors proportional to a prediction that varies from seed to seed stay exactly so.
/// The denominator is the resampled prediction's component along p̄, which noise can make vanish (the error is then
/// unbounded) but does not, as it would a norm, make grow.
/// </remarks>
internal sealed class SeedBootstrap
{
    private readonly PointStatistics[] points;
    private readonly CheckTerms terms;
    private readonly int[] firstColumn;
    private readonly double[] meanErrors;
    private readonly SeedColumns errors;
    private readonly SeedColumns? predictions;
    private readonly double inflation;

    /// <summary>Lays the deviations out.</summary>
    public SeedBootstrap(PointStatistics[] points, int seeds, CheckTerms terms)
    {
        this.points = points;
        this.terms = terms;
        var reduced = Array.ConvertAll(points, point => SeedVectors.Of(point, seeds));
        firstColumn = new int[points.Length + 1];
        for (var i = 0; i < points.Length; i++)
            firstColumn[i + 1] = firstColumn[i] + reduced[i].Length / seeds;
        errors = new SeedColumns(seeds, firstColumn[^1]);
        for (var i = 0; i < points.Length; i++)
            Scatter(reduced[i], seeds, errors, firstColumn[i], firstColumn[i + 1] - firstColumn[i]);
        meanErrors = errors.Center();

        predictions = terms.IsAbsolute ? null : Projections(points, seeds);
        Seeds = seeds;
        inflation = Inflation(seeds, terms.Confidence.Upper);
    }

    private int Seeds { get; }

    /// <summary>The upper point of the error's distribution, and the point of the noise's beyond which an error is no noise.</summary>
    public (double High, double Noise) Run(PointQuantile quantile, SeedResamples? resamples)
    {
        resamples ??= SeedResamples.For(Seeds, errors.Count);
        if (resamples.Seeds != Seeds)
            throw new ArgumentException($"Resamples of {resamples.Seeds} seeds cannot serve {Seeds}.", nameof(resamples));

        // The size of the noise has one tail where the noise itself has two.
        var noiseInflation = Inflation(Seeds, (1 + terms.Confidence.Noise) / 2);
        var (deviations, projections) = (new double[errors.Count], new double[points.Length]);
        var (replicate, noise) = (new double[points.Length], new double[points.Length]);
        var (highs, noises) = (new double[resamples.Replicates], new double[resamples.Replicates]);
        for (var r = 0; r < resamples.Replicates; r++)
        {
            errors.Resample(resamples[r], deviations);
            predictions?.Resample(resamples[r], projections);
            for (var i = 0; i < points.Length; i++)
                (replicate[i], noise[i]) = Point(i, deviations, projections[i], noiseInflation);
            highs[r] = quantile.Of(replicate);
            noises[r] = quantile.Of(noise);
        }

        return (resamples.Quantile(highs, terms.Confidence.Upper), resamples.Quantile(noises, terms.Confidence.Noise));
    }

    private (double Error, double Noise) Point(int i, double[] deviations, double projection, double noiseInflation)
    {
        var point = points[i];
        if (double.IsInfinity(point.ErrorNorm))
            return (double.PositiveInfinity, point.StandardError);

        // A prediction that changes its sign between seeds may average to less than nothing along p̄; an error proportional
        // to it keeps its ratio, and what noise may do there has no bound.
        var scale = point.Scale + projection;
        if (scale == 0)
            return (double.PositiveInfinity, double.PositiveInfinity);
        var (squaredError, squaredNoise) = (0.0, 0.0);
        for (var c = firstColumn[i]; c < firstColumn[i + 1]; c++)
        {
            var mean = meanErrors[c] / point.Scale;
            var error = mean + (inflation * (((meanErrors[c] + deviations[c]) / scale) - mean));
            squaredError += error * error;
            squaredNoise += deviations[c] * deviations[c];
        }

        var noise = scale > 0 ? noiseInflation * Math.Sqrt(squaredNoise) / point.Scale : double.PositiveInfinity;
        return (Math.Sqrt(squaredError), noise);
    }

    /// <summary>What a resample's deviation lacks: a resample of K seeds spreads too little, and K seeds know their spread badly.</summary>
    private static double Inflation(int seeds, double p) =>
        StudentT.Quantile(seeds - 1, p) / NormalQuantile.At(p) * Math.Sqrt(seeds / (seeds - 1.0));

    private static void Scatter(double[] from, int seeds, SeedColumns to, int column, int width)
    {
        for (var k = 0; k < seeds; k++)
            from.AsSpan(k * width, width).CopyTo(to.Row(k)[column..]);
    }

    /// <summary>Each seed's prediction along p̄; null where no prediction varies with the seed.</summary>
    private static SeedColumns? Projections(PointStatistics[] points, int seeds)
    {
        var columns = new SeedColumns(seeds, points.Length);
        var varies = false;
        for (var i = 0; i < points.Length; i++)
        {
            var projections = SeedVectors.AlongMean(points[i], seeds);
            for (var k = 0; k < seeds; k++)
            {
                columns.Row(k)[i] = projections[k];
                varies |= projections[k] != projections[0];
            }
        }

        columns.Center();
        return varies ? columns : null;
    }
}
