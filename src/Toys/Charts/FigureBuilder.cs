using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Charts;

/// <summary>Picks from a report the numbers that each of a toy's plots shows.</summary>
/// <param name="report">A judged run.</param>
/// <param name="parameters">The toy's parameters, for words on axes.</param>
public sealed class FigureBuilder(RunReport report, IReadOnlyList<ToyParameter> parameters)
{
    /// <summary>Colours and shapes that can be told apart; more series than that are thinned evenly.</summary>
    public const int MostSeries = 6;

    /// <summary>One figure per plot that has more than one position to show.</summary>
    public static IReadOnlyList<ChartFigure> Build(
        RunReport report, IReadOnlyList<ToyPlot> plots, IReadOnlyList<ToyParameter> parameters)
    {
        var builder = new FigureBuilder(report, parameters);
        return [.. plots.Select(builder.Build).OfType<ChartFigure>()];
    }

    private ChartFigure? Build(ToyPlot plot)
    {
        var readings = report.Points.Select(point => Reading.Of(point, plot.Name)).OfType<Reading>().ToList();
        if (readings.Count == 0)
            return null;
        var isSwept = report.Points.Any(point => point.Parameters.ContainsKey(plot.Axis));
        var series = isSwept ? AlongSweep(plot, readings) : AlongRun(plot, readings);
        if (!series.Any(one => one.X.Count > 1))
            return null;

        var checks = report.Checks.Where(check => IsAbout(check, plot.Name)).ToList();
        return new ChartFigure
        {
            Name = plot.Name,
            Title = checks.Count == 0 ? plot.Name : $"{checks[0].Target}: {Sentence(checks[0])}",
            Horizontal = new ChartAxis(AxisLabel(plot, readings[0]), plot.IsHorizontalLogarithmic),
            Vertical = new ChartAxis(plot.Name, plot.IsVerticalLogarithmic),
            Series = [.. Thin(series).Select(one => InOrderOf(checks, one))],
            SeriesInAll = series.Count,
            Checks = checks,
            Window = isSwept || checks is not [{ Window: { } window }, ..] ? null : (readings[0].Axis ?? plot.Axis) switch
            {
                "step" => (window.FromStep, window.ToStep),
                "t" => (window.FromTime, window.ToTime),
                _ => null,
            },
            Seeds = report.Points[0].Seeds,
        };
    }

    /// <summary>A series per sweep point and component, over the run's own axis or the vector's.</summary>
    private static List<ChartSeries> AlongRun(ToyPlot plot, List<Reading> readings)
    {
        var series = new List<ChartSeries>();
        foreach (var reading in readings)
        {
            var name = Words(reading.Parameters);
            if (reading.Rows.Count == 0)
                continue;
            if (reading.Against is { } against && plot.Axis is not ("step" or "t"))
                series.Add(Last(reading, name, against));
            else if (!reading.Rows[0].IsVector)
                series.Add(OverRows(reading, name, component: 0));
            else
                series.AddRange(Enumerable.Range(0, reading.Rows[0].Values.Length)
                    .Select(component => OverRows(reading, Join(name, $"[{component}]"), component)));
        }

        return series;
    }

    /// <summary>A series per setting of the other swept parameters and component, over one swept parameter.</summary>
    private static List<ChartSeries> AlongSweep(ToyPlot plot, List<Reading> readings)
    {
        var series = new List<ChartSeries>();
        foreach (var group in readings.GroupBy(reading => Words(reading.Parameters.Where(pair => pair.Key != plot.Axis))))
        {
            var points = group.Where(reading => reading.Rows.Count > 0)
                .OrderBy(reading => reading.Parameters.GetValueOrDefault(plot.Axis, double.NaN)).ToList();
            var components = points.Count == 0 ? 0 : points.Min(point => point.Rows[^1].Values.Length);
            for (var component = 0; component < components; component++)
            {
                var c = component;
                var isVector = points[0].Rows[^1].IsVector;
                series.Add(new ChartSeries(
                    isVector ? Join(group.Key, $"[{c}]") : group.Key,
                    [.. points.Select(point => point.Parameters.GetValueOrDefault(plot.Axis, double.NaN))],
                    [.. points.Select(point => At(point.Rows[^1], c))],
                    [.. points.Select(point => point.Deviations.Count > 0 ? At(point.Deviations[^1], c) : double.NaN)],
                    [.. points[0].Predicted.Keys.Select(theory => new ChartCurve(
                        theory, [.. points.Select(point => LastOf(point.Predicted.GetValueOrDefault(theory), c))]))]));
            }
        }

        return series;
    }

    private static ChartSeries OverRows(Reading reading, string label, int component) => new(
        label,
        reading.X,
        [.. reading.Rows.Select(row => At(row, component))],
        [.. reading.Deviations.Select(row => At(row, component))],
        [.. reading.Predicted.Select(pair => new ChartCurve(pair.Key, [.. pair.Value.Select(row => At(row, component))]))]);

    private static ChartSeries Last(Reading reading, string label, IReadOnlyList<double> against) => new(
        label,
        against,
        reading.Rows[^1].Values,
        reading.Deviations.Count > 0 ? reading.Deviations[^1].Values : [.. against.Select(_ => double.NaN)],
        [.. reading.Predicted.Where(pair => pair.Value.Count > 0).Select(pair => new ChartCurve(pair.Key, pair.Value[^1].Values))]);

    // The title and the tolerance are the first check's, so the residuals under them are of its theory: the first curve.
    // A report that was stored may have lost the order in which its theories were written.
    private static ChartSeries InOrderOf(List<CheckReport> checks, ChartSeries series) => series with
    {
        Curves = [.. series.Curves.OrderBy(curve => checks.FindIndex(check => check.Theory == curve.Theory) is >= 0 and var place ? place : int.MaxValue)],
    };

    private static List<ChartSeries> Thin(List<ChartSeries> series) => series.Count <= MostSeries
        ? series
        : [.. Enumerable.Range(0, MostSeries).Select(i => series[i * (series.Count - 1) / (MostSeries - 1)])];

    private string AxisLabel(ToyPlot plot, Reading reading)
    {
        if (reading.Against is not null && plot.Axis is not ("step" or "t"))
            return "component";
        var axis = report.Points.Any(point => point.Parameters.ContainsKey(plot.Axis)) ? plot.Axis : reading.Axis ?? plot.Axis;
        return axis switch
        {
            "step" => "step",
            "t" => "gradient-flow time t",
            _ => parameters.FirstOrDefault(parameter => parameter.Name == axis)?.Label is { Length: > 0 } label ? $"{label} ({axis})" : axis,
        };
    }

    private static bool IsAbout(CheckReport check, string name) =>
        check.Target == name || check.Target.StartsWith(name + "[", StringComparison.Ordinal);

    // "holds: 2.1 % of 5 %" stands after "sharpness:", so its own colon becomes a comma.
    private static string Sentence(CheckReport check)
    {
        var colon = check.Summary.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? check.Summary : $"{check.Summary[..colon]}, {check.Summary[(colon + 2)..]}";
    }

    private static string Words(IEnumerable<KeyValuePair<string, double>> settings) =>
        string.Join(", ", settings.Select(pair => $"{pair.Key} = {NumberText.Short(pair.Value)}"));

    private static string Join(string name, string component) => name.Length == 0 ? component : $"{name} {component}";

    private static double At(Row row, int component) => component < row.Values.Length ? row.Values[component] : double.NaN;

    private static double LastOf(IReadOnlyList<Row>? rows, int component) => rows is { Count: > 0 } ? At(rows[^1], component) : double.NaN;
}
