using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>A report as CSV: one file per series or observe, one row per number, all sweep points in one file.</summary>
internal static class SeriesCsv
{
    public static void WriteAll(RunReport report, string folder)
    {
        foreach (var (name, lines) in Files(report))
            File.WriteAllLines(Path.Combine(folder, name + ".csv"), lines.Select(Csv.Line));
    }

    /// <summary>File name without its ending, and rows of cells, the head first.</summary>
    public static IEnumerable<(string Name, IEnumerable<IEnumerable<string>> Rows)> Files(RunReport report)
    {
        foreach (var name in report.Points.SelectMany(p => p.Series.Keys).Distinct())
            yield return (name, SeriesRows(name, report));
        foreach (var name in report.Points.SelectMany(p => p.Observed.Keys).Distinct())
            yield return (name, ObservedRows(
                report.Points.Where(p => p.Observed.ContainsKey(name)).Select(p => (p.Parameters, Values.Of(p.Observed[name])))));
        foreach (var (name, values) in report.Across)
            yield return (name, ObservedRows(values.Select(v => (v.Parameters, Values.Of(v)))));
    }

    private static IEnumerable<IEnumerable<string>> SeriesRows(string name, RunReport report)
    {
        var points = report.Points.Where(p => p.Series.ContainsKey(name)).ToList();
        var first = points[0].Series[name];
        var theories = points.SelectMany(p => p.Series[name].Predicted.Keys).Distinct().ToList();
        var isVector = first.Mean.Any(r => r.IsVector);
        var hasAgainst = first.Against is not null;
        yield return
        [
            .. points[0].Parameters.Keys.Select(Csv.Text), Csv.Text(first.Axis), .. isVector ? ["component"] : Array.Empty<string>(),
            .. hasAgainst ? ["against"] : Array.Empty<string>(), "mean", "sd", .. theories.Select(Csv.Text),
        ];
        foreach (var point in points)
        {
            var series = point.Series[name];
            for (var i = 0; i < series.Mean.Count; i++)
                for (var c = 0; c < series.Mean[i].Values.Length; c++)
                    yield return Cells(point, series, i, c);
        }

        IEnumerable<string> Cells(PointReport point, SeriesReport series, int i, int c) =>
        [
            .. point.Parameters.Values.Select(v => Csv.Number(v)), Csv.Number(At(series.X, i)),
            .. isVector ? [Index(c)] : Array.Empty<string>(),
            .. hasAgainst ? [Csv.Number(At(series.Against, c))] : Array.Empty<string>(),
            Csv.Number(series.Mean[i].Values[c]), Csv.Number(Component(series.StandardDeviation, i, c)),
            .. theories.Select(t => Csv.Number(Component(series.Predicted.GetValueOrDefault(t), i, c))),
        ];
    }

    private static IEnumerable<IEnumerable<string>> ObservedRows(
        IEnumerable<(IReadOnlyDictionary<string, double> Parameters, Values Values)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            yield break;
        var theories = all.SelectMany(r => r.Values.Predicted.Keys).Distinct().ToList();
        yield return [.. all[0].Parameters.Keys.Select(Csv.Text), "component", "mean", "sd", .. theories.Select(Csv.Text)];
        foreach (var (parameters, values) in all)
            for (var c = 0; c < values.Mean.Values.Length; c++)
                yield return
                [
                    .. parameters.Values.Select(v => Csv.Number(v)), Index(c), Csv.Number(values.Mean.Values[c]),
                    Csv.Number(Component([values.StandardDeviation], 0, c)),
                    .. theories.Select(t => Csv.Number(values.Predicted.TryGetValue(t, out var row) ? Component([row], 0, c) : null)),
                ];
    }

    private static double? At(IReadOnlyList<double?>? values, int i) => values is not null && i < values.Count ? values[i] : null;

    private static double? Component(IReadOnlyList<Row>? rows, int i, int c) =>
        rows is not null && i < rows.Count && c < rows[i].Values.Length ? rows[i].Values[c] : null;

    private static string Index(int value) => value.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Values(Row Mean, Row StandardDeviation, IReadOnlyDictionary<string, Row> Predicted)
    {
        public static Values Of(ValueReport v) => new(v.Mean, v.StandardDeviation, v.Predicted);

        public static Values Of(AcrossReport v) => new(v.Mean, v.StandardDeviation, v.Predicted);
    }
}
