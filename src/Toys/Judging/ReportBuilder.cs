using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>Means and spreads of raw series, in the form of a report.</summary>
internal static class ReportBuilder
{
    public static PointReport Point(PointResults point, IReadOnlyList<ToyPlot> plots) => new()
    {
        Parameters = point.Model.SweptParameters,
        Seeds = point.Record.Seeds.Count,
        Series = point.Model.Measures.ToDictionary(m => m.Name, m => Series(point, m, plots)),
        Observed = point.Measured.ToDictionary(o => o.Key, o => new ValueReport
        {
            Mean = Mean(o.Value),
            StandardDeviation = Deviation(o.Value),
            Predicted = point.Predicted.Where(p => p.Key.Observe == o.Key).ToDictionary(p => Name(p.Key.Theory), p => Mean(p.Value)),
        }),
        Divergences =
        [
            .. point.Record.Seeds.Where(s => s.Divergence is not null).Select(s => $"seed {s.Seed}: {s.Divergence}"),
            .. point.Record.Seeds.SelectMany(s => s.Predicted).Select(Breakdown).OfType<string>().Distinct(),
        ],
    };

    public static AcrossReport Across(AcrossResults results) => new()
    {
        Parameters = results.Others,
        Mean = Mean(results.Measured),
        StandardDeviation = Deviation(results.Measured),
        Predicted = results.Predicted.ToDictionary(p => Name(p.Key), p => Mean(p.Value)),
    };

    public static string Name(string theory) => theory.Length == 0 ? "theory" : theory;

    /// <summary>What a theory that was to have values lacks them for.</summary>
    private static string? Breakdown(PredictedSeries series)
    {
        if (series.DivergencePredicted)
            return null;
        var theory = series.Theory.Length == 0 ? "the theory" : $"the theory \"{series.Theory}\"";
        if (series.Breakdown is { } reason)
            return $"{theory} of {series.Target} breaks down: {reason}.";
        return series.Values.Any(v => !v.All(double.IsFinite)) ? $"{theory} of {series.Target} is not a finite number." : null;
    }

    private static SeriesReport Series(PointResults point, MeasureModel measure, IReadOnlyList<ToyPlot> plots)
    {
        var all = point.Record.Seeds.Select(s => s.Measured.First(m => m.Name == measure.Name)).ToArray();
        var longest = all.MaxBy(s => s.Steps.Count)!;
        var isVector = !measure.Value.Shape.IsScalar;
        var axis = plots.FirstOrDefault(p => p.Name == measure.Name)?.Axis == "t" ? "t" : "step";
        Row[] At(int k, Func<int, IReadOnlyList<double[]>?> values) =>
            [.. Enumerable.Range(0, all.Length).Select(values).Where(v => v is not null && v.Count > k).Select(v => new Row(v![k], isVector))];
        IReadOnlyList<Row> Along(Func<Row[], Row> statistic, Func<int, IReadOnlyList<double[]>?> values) =>
            [.. Enumerable.Range(0, longest.Steps.Count).Select(k => At(k, values)).TakeWhile(r => r.Length > 0).Select(statistic)];
        return new SeriesReport
        {
            Axis = axis,
            X = [.. axis == "t" ? longest.Times.Select(t => Finite.OrNull(t)) : longest.Steps.Select(s => (double?)s)],
            Mean = Along(Mean, s => all[s].Values),
            StandardDeviation = Along(Deviation, s => all[s].Values),
            Predicted = point.Model.Predictions
                .Where(p => p.Target == measure.Name && p.Value is not null)
                .ToDictionary(p => Name(p.Theory), p => Along(Mean, s => point.Record.Seeds[s].Predicted.FirstOrDefault(q => q.Target == p.Target && q.Theory == p.Theory)?.Values)),
            Against = longest.Against is { } against ? [.. against.Select(v => Finite.OrNull(v))] : null,
        };
    }

    private static Row Mean(Row[] rows)
    {
        var width = rows.Max(r => r.Values.Length);
        return new Row([.. Enumerable.Range(0, width).Select(c => rows.Average(r => Component(r, c)))], rows.Any(r => r.IsVector));
    }

    private static Row Deviation(Row[] rows)
    {
        var mean = Mean(rows);
        var deviations = mean.Values.Select((m, c) =>
            rows.Length < 2 ? 0 : Math.Sqrt(rows.Sum(r => (Component(r, c) - m) * (Component(r, c) - m)) / (rows.Length - 1)));
        return new Row([.. deviations], mean.IsVector);
    }

    private static double Component(Row row, int c) => c < row.Values.Length ? row.Values[c] : double.NaN;
}
