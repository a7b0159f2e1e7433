using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Judging;

/// <summary>Raw series of one repetition by name, as an observe sees them: what was measured, or what one theory says in its place.</summary>
internal sealed class RunData
{
    private readonly Dictionary<string, MeasuredSeries> _series;

    private RunData(Dictionary<string, MeasuredSeries> series) => _series = series;

    public IReadOnlyDictionary<string, MeasuredSeries> Series => _series;

    public static RunData Measured(SeedRecord record) => new(record.Measured.ToDictionary(m => m.Name));

    /// <summary>Predicted series where the theory has them, measured ones elsewhere (they may stand in conditions).</summary>
    public static RunData Predicted(SeedRecord record, string theory) => new(record.Measured.ToDictionary(
        m => m.Name,
        m => record.Predicted.FirstOrDefault(p => p.Target == m.Name && p.Theory == theory && p.Values.Count > 0) is { } predicted
            ? m with { Values = predicted.Values }
            : m));
}
