using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>Whether a worker's record is of the run it was given: checked before anything is computed from it.</summary>
public static class RecordAudit
{
    private const int LongestName = 40;
    private const int LongestSentence = 1_000;

    /// <summary>Says what is wrong with a record, or null.</summary>
    public static string? Objection(Run run, Toy toy, RunRecord record)
    {
        if (record.Sha256 != run.Sha256)
            return $"the record is of toy {Short(record.Sha256)}, not of {Short(run.Sha256)}";
        if (record.Key != run.Key)
            return $"the record was drawn from key {record.Key}, not from the run's {run.Key}";
        if (record.Engine != run.Engine)
            return $"the record was made by engine '{Short(record.Engine)}', and the worker took the run with '{Short(run.Engine ?? "")}'";
        if (!(record.Seconds >= 0 && double.IsFinite(record.Seconds)))
            return "the record's wall time is not a duration";
        return toy.ObjectionTo(record)
            ?? record.Points.Select((point, i) => SeedObjection(run, i, point)).FirstOrDefault(objection => objection is not null);
    }

    private static string? SeedObjection(Run run, int point, PointRecord record)
    {
        if (record.Seeds.Count != run.SeedsNow)
            return $"sweep point {point}: it has {record.Seeds.Count} seeds in place of {run.SeedsNow}";
        if (record.Seeds[0].Seed != run.FirstSeed)
            return $"sweep point {point}: seed {record.Seeds[0].Seed} stands where seed {run.FirstSeed} belongs";
        return record.Seeds.FirstOrDefault(seed => seed.Divergence?.Length > LongestSentence) is { } wordy
            ? $"sweep point {point}: seed {wordy.Seed}: the sentence about its divergence has {wordy.Divergence?.Length} characters"
            : null;
    }

    private static string Short(string text) => text.Length > LongestName ? text[..LongestName] + "…" : text;
}
