using System.Collections.Immutable;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>Whether raw series can have come from a run of a toy: its sweep points, measures, steps and shapes.</summary>
internal static class RecordObjection
{
    /// <summary>What a run of the toy cannot have given, in one sentence; null where there is nothing.</summary>
    public static string? Of(Toy toy, Func<int, PointModel> modelAt, RunRecord record)
    {
        if (record.Sha256 != toy.Sha256)
            return "the record is of another toy";
        if (record.Points.Count != toy.Points.Count)
            return $"the record has {record.Points.Count} sweep points in place of {toy.Points.Count}";
        for (var p = 0; p < record.Points.Count; p++)
            if (OfPoint(toy.Points[p], modelAt(p), record.Points[p]) is { } objection)
                return $"sweep point {p}: {objection}";
        return null;
    }

    private static string? OfPoint(IReadOnlyDictionary<string, double> parameters, PointModel model, PointRecord point)
    {
        if (point.Parameters.Count != parameters.Count
            || parameters.Any(p => !point.Parameters.TryGetValue(p.Key, out var value) || !value.Equals(p.Value)))
            return "its parameters are not the toy's";
        if (point.Seeds.Count == 0)
            return "it has no repetition";
        for (var k = 0; k < point.Seeds.Count; k++)
        {
            if (k > 0 && point.Seeds[k].Seed != point.Seeds[k - 1].Seed + 1)
                return $"seed {point.Seeds[k].Seed} follows seed {point.Seeds[k - 1].Seed}";
            if (OfSeed(model, point.Seeds[k]) is { } objection)
                return $"seed {point.Seeds[k].Seed}: {objection}";
        }

        return null;
    }

    private static string? OfSeed(PointModel model, SeedRecord seed)
    {
        if (!seed.Measured.Select(m => m.Name).SequenceEqual(model.Measures.Select(m => m.Name)))
            return $"it has the measures {string.Join(", ", seed.Measured.Select(m => m.Name))} in place of {string.Join(", ", model.Measures.Select(m => m.Name))}";
        return model.Measures.Zip(seed.Measured, (m, s) => OfSeries(model, m, s, seed.Divergence is not null)).FirstOrDefault(o => o is not null);
    }

    private static string? OfSeries(PointModel model, MeasureModel measure, MeasuredSeries series, bool diverged)
    {
        if (series.Times.Count != series.Steps.Count || series.Values.Count != series.Steps.Count)
            return $"{series.Name} has {series.Steps.Count} steps, {series.Times.Count} times and {series.Values.Count} values";
        if (series.Values.FirstOrDefault(v => v.Length != measure.Value.Shape.Count) is { } value)
            return $"{series.Name} has a value of {value.Length} numbers in place of {measure.Value.Shape.Count}";
        for (var i = 1; i < series.Times.Count; i++)
            if (!(series.Times[i] >= series.Times[i - 1]))
                return $"{series.Name}: time {series.Times[i]:R} follows time {series.Times[i - 1]:R}";
        return OfSteps(measure.Steps, [.. series.Steps], diverged, model.Training.Any(p => p.Until is not null), model.TotalSteps) is { } objection
            ? $"{series.Name}: {objection}"
            : null;
    }

    /// <summary>Steps are the schedule's; a divergence or <c>until</c> may leave the later ones out, and the step at which
    /// <c>until</c> stopped is sampled too.</summary>
    private static string? OfSteps(ImmutableArray<int> schedule, ImmutableArray<int> steps, bool diverged, bool mayStop, int total)
    {
        var common = 0;
        while (common < Math.Min(schedule.Length, steps.Length) && schedule[common] == steps[common])
            common++;
        if (common == steps.Length)
            return common == schedule.Length || diverged || mayStop ? null : $"it ends at step {Last(steps)} in place of {schedule[^1]}";
        var isStop = mayStop && common == steps.Length - 1 && steps[common] <= total && steps[common] > (common == 0 ? -1 : steps[common - 1])
            && (common == schedule.Length || steps[common] < schedule[common]);
        return isStop ? null : $"step {steps[common]} is none that it is sampled at";
    }

    private static string Last(ImmutableArray<int> steps) => steps.IsEmpty ? "0" : $"{steps[^1]}";
}
