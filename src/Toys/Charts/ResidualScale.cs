using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>The scale of experiment minus theory: around zero, wide enough for the tolerance and for nearly all dots.</summary>
internal sealed class ResidualScale
{
    private readonly bool _isAbsolute;
    private readonly double? _tolerance;
    private readonly AxisScale _scale;

    private ResidualScale(bool isAbsolute, double? tolerance, AxisScale scale)
    {
        (_isAbsolute, _tolerance, _scale) = (isAbsolute, tolerance, scale);
    }

    public static ResidualScale? For(ChartFigure figure, double top, double bottom)
    {
        var sizes = figure.Series.SelectMany(series => Residuals(series, figure.HasAbsoluteResiduals))
            .Where(double.IsFinite).Select(Math.Abs).Order().ToList();
        if (sizes.Count == 0)
            return null;
        // The transient before a law sets in may be a thousand times its tolerance; it must not flatten what matters.
        var most = sizes[(int)((sizes.Count - 1) * 0.9)];
        var reach = figure.Tolerance is { } tolerance and > 0
            ? Math.Clamp(most * 1.15, tolerance * 1.6, tolerance * 3)
            : Math.Max(most * 1.15, 1e-12);
        return new ResidualScale(figure.HasAbsoluteResiduals, figure.Tolerance, AxisScale.Exactly(-reach, reach, bottom, top));
    }

    /// <summary>Mean minus prediction, as a fraction of it unless absolute; of the first theory.</summary>
    public static IEnumerable<double> Residuals(ChartSeries series, bool isAbsolute) => series.Curves.Count == 0
        ? []
        : series.Mean.Zip(series.Curves[0].Values, (mean, predicted) =>
            isAbsolute ? mean - predicted : predicted == 0 ? double.NaN : (mean - predicted) / Math.Abs(predicted));

    public ResidualGeometry Lay() => new(
        _isAbsolute ? "experiment − theory" : "(experiment − theory) / theory",
        _scale.At(0),
        _tolerance is { } tolerance ? (_scale.At(tolerance), _scale.At(-tolerance)) : null,
        [.. _scale.Ticks(5).Select(tick => new Tick(_scale.At(tick), _isAbsolute ? NumberText.Short(tick) : NumberText.Percent(tick), null))]);

    public string Dots(ChartSeries series, int shape, double[] x, double radius) =>
        Place(series, shape, x, radius * 0.8, value => Math.Abs(value) <= _scale.High);

    /// <summary>Those too far from zero for the panel, on its edge.</summary>
    public string DotsBeyond(ChartSeries series, int shape, double[] x) =>
        Place(series, shape, x, 1.6, value => Math.Abs(value) > _scale.High);

    private string Place(ChartSeries series, int shape, double[] x, double radius, Func<double, bool> belongs)
    {
        double[] y = [.. Residuals(series, _isAbsolute).Select(value =>
            double.IsFinite(value) && belongs(value) ? _scale.At(Math.Clamp(value, _scale.Low, _scale.High)) : double.NaN)];
        return y.Length == 0 ? "" : string.Concat(Thinning.Indices(x, y, columnWidth: 3).Select(i => DotShape.Path(shape, x[i], y[i], radius)));
    }

    /// <summary>One standard error of the mean each way: what the verdict weighs, not the seeds' own spread.</summary>
    public string Bars(ChartSeries series, double[] x, int seeds)
    {
        var path = new StringBuilder();
        var residuals = Residuals(series, _isAbsolute).ToList();
        for (var i = 0; i < residuals.Count; i++)
        {
            var error = series.Deviation[i] / Math.Sqrt(seeds);
            var half = _isAbsolute ? error : error / Math.Abs(series.Curves[0].Values[i]);
            if (!double.IsFinite(residuals[i]) || !double.IsFinite(half) || !double.IsFinite(x[i]))
                continue;
            path.Append($"M{NumberText.Pixel(x[i])},{At(residuals[i] + half)}V{At(residuals[i] - half)}");
        }

        return path.ToString();

        string At(double value) => NumberText.Pixel(_scale.At(Math.Clamp(value, _scale.Low, _scale.High)));
    }
}
