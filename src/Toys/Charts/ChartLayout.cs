using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>Lays a figure out: scales, ticks and paths.</summary>
public sealed class ChartLayout
{
    // With more dots than this the spread reads better as one area than as a forest of bars.
    private const int MostBars = 16;

    // A dot is 6 px wide: two to a 3 px column is as dense as can be seen.
    private const double ColumnWidth = 3;

    private readonly ChartFigure _figure;
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly ResidualScale? _residual;

    private ChartLayout(ChartFigure figure)
    {
        _figure = figure;
        _x = AxisScale.Around(figure.Series.SelectMany(series => series.X), figure.Horizontal.IsLogarithmic, ChartGeometry.Left, ChartGeometry.Right);
        _y = AxisScale.Around(figure.Series.SelectMany(VerticalExtent), figure.Vertical.IsLogarithmic, ChartGeometry.Bottom, ChartGeometry.Top);
        _residual = ResidualScale.For(figure, ChartGeometry.ResidualTop, ChartGeometry.ResidualBottom);
    }

    /// <summary>Where everything of a figure stands.</summary>
    public static ChartGeometry Of(ChartFigure figure) => new ChartLayout(figure).Lay();

    private ChartGeometry Lay() => new()
    {
        Height = (_residual is null ? ChartGeometry.Bottom : ChartGeometry.ResidualBottom) + ChartGeometry.LabelDepth,
        HorizontalTicks = [.. HorizontalTicks().Select(tick => TickText.Of(_x.At(tick), tick, _x.IsLogarithmic))],
        VerticalTicks = [.. _y.Ticks(6).Select(tick => TickText.Of(_y.At(tick), tick, _y.IsLogarithmic))],
        Series = [.. _figure.Series.Select(Lay)],
        Residuals = _residual?.Lay(),
        Window = _figure.Window is not { } window ? null : (
            _x.Has(window.From) ? Math.Max(_x.At(window.From), ChartGeometry.Left) : ChartGeometry.Left,
            _x.Has(window.To) ? Math.Min(_x.At(window.To), ChartGeometry.Right) : ChartGeometry.Right),
    };

    /// <summary>Where few positions were measured, they are the labels; else round numbers are.</summary>
    private IReadOnlyList<double> HorizontalTicks()
    {
        var measured = _figure.Series.SelectMany(series => series.X).Where(_x.Has).Distinct().Order().ToList();
        var isRoomy = measured.Count is > 1 and <= 9
            && measured.Zip(measured.Skip(1), (left, right) => _x.At(right) - _x.At(left)).All(distance => distance >= 34);
        return isRoomy ? measured : _x.Ticks(7);
    }

    private SeriesGeometry Lay(ChartSeries series, int number)
    {
        double[] x = [.. series.X.Select(value => _x.Has(value) ? _x.At(value) : double.NaN)];
        double[] y = [.. series.Mean.Select(value => _y.Has(value) ? _y.At(value) : double.NaN)];
        var kept = Thinning.Indices(x, y, ColumnWidth);
        var hasSpread = _figure.Seeds > 1;
        var asBars = kept.Count <= MostBars;
        var radius = kept.Count > 80 ? 2.2 : 3.1;
        return new SeriesGeometry
        {
            Number = number,
            Dots = string.Concat(kept.Select(i => DotShape.Path(number, x[i], y[i], radius))),
            Bars = hasSpread && asBars ? Bars(series, x, kept) : "",
            Band = hasSpread && !asBars ? Band(series, x, kept) : "",
            Curves = [.. series.Curves.Select(curve => (IndexOf(curve.Theory), Curve(curve, x)))],
            ResidualDots = _residual?.Dots(series, number, x, radius) ?? "",
            ResidualDotsBeyond = _residual?.DotsBeyond(series, number, x) ?? "",
            ResidualBars = hasSpread && asBars ? _residual?.Bars(series, x, _figure.Seeds) ?? "" : "",
        };
    }

    private string Curve(ChartCurve curve, double[] x)
    {
        double[] y = [.. curve.Values.Select(value => _y.Has(value) ? _y.At(value) : double.NaN)];
        var path = new StringBuilder();
        var previous = -1;
        foreach (var i in Thinning.Indices(x, y, columnWidth: 1))
        {
            // A value that cannot be drawn breaks the line, but one that was merely left out does not.
            var isBroken = previous < 0 || Enumerable.Range(previous + 1, i - previous - 1).Any(j => double.IsNaN(y[j]));
            path.Append(isBroken ? 'M' : 'L').Append(NumberText.Pixel(x[i])).Append(',').Append(NumberText.Pixel(Clip(y[i])));
            previous = i;
        }

        return path.ToString();
    }

    private string Bars(ChartSeries series, double[] x, List<int> kept)
    {
        var path = new StringBuilder();
        foreach (var i in kept.Where(i => series.Deviation[i] > 0))
        {
            var (top, bottom) = Spread(series, i);
            path.Append($"M{NumberText.Pixel(x[i])},{NumberText.Pixel(top)}V{NumberText.Pixel(bottom)}");
        }

        return path.ToString();
    }

    private string Band(ChartSeries series, double[] x, List<int> kept)
    {
        var inside = kept.Where(i => double.IsFinite(series.Deviation[i])).OrderBy(i => x[i]).ToList();
        if (inside.Count < 2)
            return "";
        var upper = inside.Select(i => $"{NumberText.Pixel(x[i])},{NumberText.Pixel(Spread(series, i).Top)}");
        var lower = inside.AsEnumerable().Reverse().Select(i => $"{NumberText.Pixel(x[i])},{NumberText.Pixel(Spread(series, i).Bottom)}");
        return $"M{string.Join('L', upper.Concat(lower))}z";
    }

    private (double Top, double Bottom) Spread(ChartSeries series, int i)
    {
        var (high, low) = (series.Mean[i] + series.Deviation[i], series.Mean[i] - series.Deviation[i]);
        return (_y.Has(high) ? Clip(_y.At(high)) : ChartGeometry.Top, _y.Has(low) ? Clip(_y.At(low)) : ChartGeometry.Bottom);
    }

    private int IndexOf(string theory) => _figure.Theories.ToList().IndexOf(theory);

    private static double Clip(double y) => Math.Clamp(y, ChartGeometry.Top, ChartGeometry.Bottom);

    // Dots decide the frame together with the curves; the spread may run out of it on a logarithmic axis, but not on a linear one.
    private IEnumerable<double> VerticalExtent(ChartSeries series)
    {
        var spread = _figure.Vertical.IsLogarithmic || _figure.Seeds < 2
            ? []
            : series.Mean.Zip(series.Deviation, (mean, deviation) => double.IsFinite(deviation) ? (double[])[mean - deviation, mean + deviation] : []).SelectMany(pair => pair);
        return [.. series.Mean, .. series.Curves.SelectMany(curve => curve.Values), .. spread];
    }
}
