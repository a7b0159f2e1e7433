namespace LearningMechanics.Toys.Verdicts;

/// <summary>What a point's seeds say before anything is resampled.</summary>
internal sealed class PointStatistics
{
    private PointStatistics(CheckPoint point, double error, double standardError, double scale, double[] meanError)
    {
        Point = point;
        ErrorNorm = error;
        StandardError = standardError;
        Scale = scale;
        MeanError = meanError;
    }

    /// <summary>The point.</summary>
    public CheckPoint Point { get; }

    /// <summary>|ē|₂.</summary>
    public double ErrorNorm { get; }

    /// <summary>The standard error of ē, by the norm of its components'.</summary>
    public double StandardError { get; }

    /// <summary>|p̄|₂, or 1 where the check is absolute.</summary>
    public double Scale { get; }

    /// <summary>ē, by component; empty for a point that was, or was not, to diverge.</summary>
    public double[] MeanError { get; }

    /// <summary>|ē|/|p̄|.</summary>
    public double Error => ErrorNorm / Scale;

    /// <summary>What is left of the error when noise has had its share.</summary>
    public double Low(double t) => double.IsInfinity(ErrorNorm)
        ? (StandardError == 0 ? double.PositiveInfinity : 0)
        : Math.Max(0, ErrorNorm - (t * StandardError)) / Scale;

    /// <summary>Measured values that are finite, or predictions of a finite value that are.</summary>
    public static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                return false;
        }

        return true;
    }

    /// <summary>The statistics of a point over its first <paramref name="seeds"/> seeds.</summary>
    public static PointStatistics Of(CheckPoint point, int seeds, bool isAbsolute) =>
        point.IsDivergencePredicted ? OfDivergence(point, seeds) : OfValues(point, seeds, isAbsolute);

    /// <summary>Error 0 if every seed diverged as predicted, else ∞; certain only if the seeds agree.</summary>
    private static PointStatistics OfDivergence(CheckPoint point, int seeds)
    {
        var diverged = 0;
        for (var k = 0; k < seeds; k++)
        {
            if (!IsFinite(point.Measured.AsSpan(k * point.Components, point.Components)))
                diverged++;
        }

        return diverged == seeds
            ? new PointStatistics(point, 0, 0, 1, [])
            : new PointStatistics(point, double.PositiveInfinity, diverged == 0 ? 0 : double.PositiveInfinity, 1, []);
    }

    private static PointStatistics OfValues(CheckPoint point, int seeds, bool isAbsolute)
    {
        var mean = new double[point.Components];
        var (squaredError, squaredStandardError, squaredPrediction, squaredSize) = (0.0, 0.0, 0.0, 0.0);
        for (var c = 0; c < mean.Length; c++)
        {
            var (error, standardError, prediction, size) = Component(point, seeds, c);
            mean[c] = error;
            squaredError += error * error;
            squaredStandardError += standardError * standardError;
            squaredPrediction += prediction * prediction;
            squaredSize += size;
        }

        var scale = Math.Sqrt(squaredPrediction);
        // Predictions that cancel over the seeds to the last digits are a zero that rounding hides.
        if (scale <= 1e-12 * Math.Sqrt(squaredSize))
            scale = 0;
        return new PointStatistics(
            point, Math.Sqrt(squaredError), Math.Sqrt(squaredStandardError), isAbsolute ? 1 : scale, mean);
    }

    private static (double Error, double StandardError, double Prediction, double Size) Component(
        CheckPoint point, int seeds, int component)
    {
        var (error, prediction, size) = (0.0, 0.0, 0.0);
        for (var k = 0; k < seeds; k++)
        {
            var at = (k * point.Components) + component;
            error += point.Measured[at] - point.Predicted[at];
            prediction += point.Predicted[at];
            size += point.Predicted[at] * point.Predicted[at];
        }

        error /= seeds;
        var squares = 0.0;
        for (var k = 0; k < seeds; k++)
        {
            var at = (k * point.Components) + component;
            var deviation = point.Measured[at] - point.Predicted[at] - error;
            squares += deviation * deviation;
        }

        var standardError = seeds > 1 ? Math.Sqrt(squares / (seeds - 1) / seeds) : 0;
        return (error, standardError, prediction / seeds, size / seeds);
    }
}
