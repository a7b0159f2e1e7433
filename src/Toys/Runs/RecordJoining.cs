namespace LearningMechanics.Toys.Runs;

/// <summary>Makes one record of two that continue each other.</summary>
public static class RecordJoining
{
    /// <summary>Both records' repetitions at every sweep point, as if one run had made them.</summary>
    /// <param name="first">Repetitions a to b.</param>
    /// <param name="next">Repetitions b + 1 to c of the same toy, key and sweep points.</param>
    /// <returns>Repetitions a to c. Wall times add up; engines that differ are both named.</returns>
    /// <exception cref="ArgumentException">The records do not continue each other.</exception>
    public static RunRecord Join(RunRecord first, RunRecord next)
    {
        if (Objection(first, next) is { } objection)
            throw new ArgumentException(objection, nameof(next));
        return first with
        {
            Engine = first.Engine == next.Engine ? first.Engine : $"{first.Engine}, {next.Engine}",
            Seconds = first.Seconds + next.Seconds,
            Points = [.. first.Points.Zip(next.Points, (a, b) => a with { Seeds = [.. a.Seeds, .. b.Seeds] })],
        };
    }

    /// <summary>Why the records do not continue each other, in one sentence; null where they do.</summary>
    public static string? Objection(RunRecord first, RunRecord next)
    {
        if (first.Sha256 != next.Sha256)
            return "The records are of two toys.";
        if (first.Key != next.Key)
            return $"The records were drawn from two keys, {first.Key} and {next.Key}.";
        if (first.Points.Count != next.Points.Count)
            return $"The records have {first.Points.Count} and {next.Points.Count} sweep points.";
        for (var p = 0; p < first.Points.Count; p++)
        {
            var (a, b) = (first.Points[p], next.Points[p]);
            if (a.Parameters.Count != b.Parameters.Count || a.Parameters.Any(x => !b.Parameters.TryGetValue(x.Key, out var value) || !value.Equals(x.Value)))
                return $"Sweep point {p} has other parameters in the second record.";
            var seeds = a.Seeds.Concat(b.Seeds).Select(s => s.Seed).ToArray();
            for (var k = 1; k < seeds.Length; k++)
                if (seeds[k] != seeds[k - 1] + 1)
                    return $"At sweep point {p} repetition {seeds[k]} follows {seeds[k - 1]}; repetitions to be joined are numbered on without a gap.";
        }

        return null;
    }
}
