namespace LearningMechanics.Toys.Runs;

/// <summary>Compares a repetition that was run again with what a worker reported of it.</summary>
/// <remarks>
/// The managed engine gives the same bits for any number of threads and any vector width on x86-64 with FMA, so where both
/// name the same engine and version on such processors, ask for equality (a tolerance of 0). Elsewhere (a browser, a GPU,
/// another version) roundings differ, and training may magnify them: <see cref="Rounding"/> allows for that where training
/// is stable. A training that is chaotic, such as one beyond the edge of stability, can be compared by equality alone.
/// </remarks>
public static class SpotCheck
{
    /// <summary>What other roundings may come to, as a share of a series' largest value: 1e-6.</summary>
    public const double Rounding = 1e-6;

    /// <summary>Where the two differ by more than allowed, in one sentence; null where they agree.</summary>
    /// <param name="here">The repetition as it was run here, from the same toy, key, point and seed.</param>
    /// <param name="reported">What the worker said.</param>
    /// <param name="tolerance">0 for equality; else a share of the series' largest magnitude, ≥ 0.</param>
    public static string? Disagreement(SeedRecord here, SeedRecord reported, double tolerance = 0)
    {
        if (here.Seed != reported.Seed)
            return $"repetition {reported.Seed} was reported in place of {here.Seed}";
        if (here.Divergence is null != reported.Divergence is null)
            return here.Divergence is null
                ? $"it was reported to diverge ({reported.Divergence}) and does not"
                : $"it diverges ({here.Divergence}) and was reported not to";
        if (!here.Measured.Select(m => m.Name).SequenceEqual(reported.Measured.Select(m => m.Name)))
            return "other measures were reported than the toy has";
        return here.Measured.Zip(reported.Measured, (a, b) => Disagreement(a, b, tolerance)).FirstOrDefault(d => d is not null);
    }

    private static string? Disagreement(MeasuredSeries here, MeasuredSeries reported, double tolerance)
    {
        if (!here.Steps.SequenceEqual(reported.Steps) || reported.Values.Count != here.Values.Count)
            return $"{here.Name} was reported at other steps than it is taken at";
        var allowed = tolerance == 0 ? 0 : tolerance * here.Values.SelectMany(v => v).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var k = 0; k < here.Values.Count; k++)
        {
            var (a, b) = (here.Values[k], reported.Values[k]);
            if (a.Length != b.Length)
                return $"{here.Name} has {a.Length} numbers at step {here.Steps[k]} and was reported with {b.Length}";
            for (var c = 0; c < a.Length; c++)
                if (!(a[c].Equals(b[c]) || Math.Abs(a[c] - b[c]) <= allowed))
                    return $"{here.Name} is {a[c]:R} at step {here.Steps[k]} and was reported as {b[c]:R}";
        }

        return null;
    }
}
