using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Judging;

/// <summary>One observe across a sweep (or across seeds), at one point of the other sweeps.</summary>
/// <param name="Others">The other swept parameters' values.</param>
/// <param name="Points">The points it was distilled from.</param>
/// <param name="Measured">Per seed; where all seeds were taken together, jackknife pseudo-values.</param>
/// <param name="Predicted">Per theory, as many.</param>
internal sealed record AcrossResults(
    IReadOnlyDictionary<string, double> Others, IReadOnlyList<int> Points, Row[] Measured, IReadOnlyDictionary<string, Row[]> Predicted)
{
    /// <summary>The number that all seeds together give, and those without one group of seeds each; null where every seed has
    /// a number of its own.</summary>
    public Jackknifed? Together { get; init; }

    /// <summary>Whether it is one number of all seeds.</summary>
    public bool IsTogether => Together is not null;
}

/// <summary>What a jackknife found.</summary>
/// <param name="Whole">From all seeds.</param>
/// <param name="Without">Without one group of seeds each; empty where there is but one.</param>
internal sealed record Jackknifed(Row Whole, Row[] Without)
{
    /// <summary>One row per group with the mean and the scatter that seeds would have; the whole alone where there is but one group.</summary>
    public Row[] Pseudovalues()
    {
        if (Without.Length == 0)
            return [Whole];
        var components = Enumerable.Range(0, Whole.Values.Length)
            .Select(c => Verdicts.Jackknife.Of(Whole.Values[c], [.. Without.Select(w => w.Values.Length > c ? w.Values[c] : double.NaN)]).Pseudovalues).ToArray();
        return [.. Enumerable.Range(0, Without.Length).Select(k => new Row([.. components.Select(c => c[k])], Whole.IsVector))];
    }
}
