using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Charts;

/// <summary>A measure or an observe at one sweep point, in one form: an observe is a measure with a single row.</summary>
internal sealed record Reading(
    IReadOnlyDictionary<string, double> Parameters,
    string? Axis,
    IReadOnlyList<double> X,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<Row> Deviations,
    IReadOnlyDictionary<string, IReadOnlyList<Row>> Predicted,
    IReadOnlyList<double>? Against)
{
    public static Reading? Of(PointReport point, string name)
    {
        if (point.Series.TryGetValue(name, out var series))
        {
            return new Reading(
                point.Parameters, series.Axis, [.. series.X.Select(Number)], series.Mean, series.StandardDeviation,
                series.Predicted, series.Against is { } against ? [.. against.Select(Number)] : null);
        }

        if (point.Observed.TryGetValue(name, out var value))
        {
            return new Reading(
                point.Parameters, null, [0], [value.Mean], [value.StandardDeviation],
                value.Predicted.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Row>)[pair.Value]), null);
        }

        return null;
    }

    private static double Number(double? value) => value ?? double.NaN;
}
