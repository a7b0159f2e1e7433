using System.Text;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>A judged run as one table: a line for each number that was measured, with what every theory says of it.</summary>
internal static class ReportCsv
{
    public static string Write(RunReport report)
    {
        var table = new Table(report);
        foreach (var point in report.Points)
        {
            foreach (var (name, series) in point.Series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                for (var i = 0; i < series.Mean.Count; i++)
                {
                    var x = i < series.X.Count ? series.X[i] ?? double.NaN : double.NaN;
                    table.Add("measure", name, point.Parameters, point.Seeds, series.Axis, x, series.Mean[i], RowAt(series.StandardDeviation, i),
                        theory => series.Predicted.TryGetValue(theory, out var rows) ? RowAt(rows, i) : null);
                }
            }

            foreach (var (name, value) in point.Observed.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                table.Add("observe", name, point.Parameters, point.Seeds, "", double.NaN, value.Mean, value.StandardDeviation, theory => value.Predicted.TryGetValue(theory, out var row) ? row : null);
        }

        foreach (var (name, values) in report.Across.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
                table.Add("across", name, value.Parameters, null, "", double.NaN, value.Mean, value.StandardDeviation, theory => value.Predicted.TryGetValue(theory, out var row) ? row : null);
        }

        return table.Text;
    }

    private static Row? RowAt(IReadOnlyList<Row> rows, int index) => index < rows.Count ? rows[index] : null;

    private sealed class Table
    {
        private readonly StringBuilder text = new();
        private readonly string[] parameters;
        private readonly string[] theories;

        public Table(RunReport report)
        {
            parameters = [.. report.Points.SelectMany(point => point.Parameters.Keys).Distinct().Order(StringComparer.Ordinal)];
            theories = [.. report.Points.SelectMany(point => point.Series.Values.SelectMany(series => series.Predicted.Keys).Concat(point.Observed.Values.SelectMany(value => value.Predicted.Keys)))
                .Concat(report.Across.Values.SelectMany(values => values.SelectMany(value => value.Predicted.Keys)))
                .Distinct().Order(StringComparer.Ordinal)];
            text.AppendJoin(',', ["kind", "name", .. parameters.Select(CsvText.Text), "seeds", "axis", "x", "component", "mean", "sd", .. theories.Select(CsvText.Text)]).Append('\n');
        }

        public string Text => text.ToString();

        public void Add(
            string kind, string name, IReadOnlyDictionary<string, double> at, int? seeds, string axis, double x, Row mean, Row? deviation, Func<string, Row?> predicted)
        {
            for (var component = 0; component < mean.Values.Length; component++)
            {
                var c = component;
                text.AppendJoin(',',
                [
                    kind, CsvText.Text(name), .. parameters.Select(parameter => at.TryGetValue(parameter, out var value) ? CsvText.Number(value) : ""),
                    seeds?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", axis.Length == 0 ? "" : CsvText.Text(axis), CsvText.Number(x),
                    mean.IsVector ? c.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
                    CsvText.Number(mean.Values[c]), At(deviation, c), .. theories.Select(theory => At(predicted(theory), c)),
                ]).Append('\n');
            }
        }

        private static string At(Row? row, int component) =>
            row is { } found && component < found.Values.Length ? CsvText.Number(found.Values[component]) : "";
    }
}
