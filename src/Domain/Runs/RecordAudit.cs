using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>Whether a worker's record is of the run it was given: checked before anything is computed from it.</summary>
public static class RecordAudit
{
    private const int LongestName = 200;
    private const int LongestSentence = 1_000;

    /// <summary>Says what is wrong with a record, or null.</summary>
    public static string? Objection(Run run, Toy toy, RunRecord record)
    {
        if (record.Sha256 != run.Sha256)
            return $"the record is of toy {Short(record.Sha256)}, not of {Short(run.Sha256)}";
        if (record.Key != run.Key)
            return $"the record was drawn from key {record.Key}, not from the run's {run.Key}";
        if (record.Engine.Length is 0 or > LongestName)
            return $"the record's engine has a name of {record.Engine.Length} characters";
        if (!(record.Seconds >= 0 && double.IsFinite(record.Seconds)))
            return "the record's wall time is not a duration";
        if (record.Points.Count != toy.Points.Count)
            return $"the record has {record.Points.Count} sweep points in place of {toy.Points.Count}";
        for (var i = 0; i < toy.Points.Count; i++)
        {
            if (PointObjection(record.Points[i], toy.Points[i], run.Seeds) is { } objection)
                return $"sweep point {i}: {objection}";
        }

        return null;
    }

    private static string? PointObjection(PointRecord point, IReadOnlyDictionary<string, double> parameters, int seeds)
    {
        if (point.Parameters.Count != parameters.Count
            || parameters.Any(p => !point.Parameters.TryGetValue(p.Key, out var value) || !value.Equals(p.Value)))
            return "its parameters are not the toy's";
        if (point.Seeds.Count != seeds)
            return $"it has {point.Seeds.Count} seeds in place of {seeds}";
        for (var i = 0; i < seeds; i++)
        {
            var seed = point.Seeds[i];
            if (seed.Seed != i)
                return $"seed {seed.Seed} stands where seed {i} belongs";
            if (seed.Divergence?.Length > LongestSentence)
                return $"seed {i}: the sentence about its divergence has {seed.Divergence.Length} characters";
            if (seed.Measured.Select(SeriesObjection).FirstOrDefault(o => o is not null) is { } objection)
                return $"seed {i}: {objection}";
        }

        return null;
    }

    private static string? SeriesObjection(MeasuredSeries series)
    {
        if (series.Steps.Count != series.Times.Count || series.Steps.Count != series.Values.Count)
            return $"{series.Name} has {series.Steps.Count} steps, {series.Times.Count} times and {series.Values.Count} values";
        for (var i = 1; i < series.Steps.Count; i++)
        {
            if (series.Steps[i] <= series.Steps[i - 1])
                return $"{series.Name}: step {series.Steps[i]} follows step {series.Steps[i - 1]}";
        }

        return null;
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
