using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>Evaluates the observes of a toy one after the other, each at every sweep point or across a sweep; later ones see
/// earlier ones, of either kind.</summary>
/// <param name="outline">The toy.</param>
/// <param name="points">The sweep points.</param>
/// <param name="linesAlong">The lines of the grid along a swept parameter; by default all.</param>
internal sealed class ObserveEvaluation(
    ToyOutline outline, IReadOnlyList<PointResults> points, Func<string, IReadOnlyList<SweepLine>>? linesAlong = null)
{
    private readonly Dictionary<string, IReadOnlyList<AcrossResults>> _across = [];

    /// <summary>What was distilled across a sweep or across seeds, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AcrossResults>> Across => _across;

    public void EvaluateAll()
    {
        foreach (var observe in outline.Syntax.Statements.OfType<ObserveStatement>())
            Evaluate(observe);
    }

    /// <exception cref="ToyError">The observe cannot be evaluated as it is written.</exception>
    public void Evaluate(ObserveStatement observe)
    {
        if (observe.Across is null)
        {
            RefuseTogether(observe, "across seeds");
            foreach (var point in points)
                point.Evaluate(observe);
            return;
        }

        var results = Distil(observe, observe.Across.Value.Text);
        _across[observe.Name.Text] = results;
        foreach (var result in results)
            if (!result.IsTogether)
                foreach (var point in points.Where(p => result.Others.All(o => p.Model.SweptParameters.GetValueOrDefault(o.Key, o.Value).Equals(o.Value))))
                    point.Define(observe.Name.Text, result.Measured, result.Predicted);
    }

    private AcrossResults[] Distil(ObserveStatement observe, string across)
    {
        var remaining = Varying(observe).Where(p => p != across).ToArray();
        var lines = across == "seeds" ? SweepLine.Single(points) : linesAlong is null ? SweepLine.Along(outline, across) : linesAlong(across);
        var distillation = new Distillation(outline, observe, points, _across);
        return [.. lines.Select(l => l.For(remaining)).DistinctBy(l => l.Label).Select(distillation.Along)];
    }

    /// <summary>Swept parameters that an observe varies with: all, if it leans on a measure; if it is made of what was distilled
    /// across some sweep, that one no more.</summary>
    private string[] Varying(ObserveStatement observe)
    {
        string[] all = [.. outline.Sweeps.Select(s => s.Name)];
        var used = JudgedNames.UsedIn(outline.Syntax, observe.Value);
        var varying = new HashSet<string>();
        foreach (var name in used)
            if (_across.TryGetValue(name, out var earlier))
                varying.UnionWith(earlier.SelectMany(e => e.Others.Keys));
            else if (all.Contains(name))
                varying.Add(name);
            else if (name is "step" or "t" || points[0].IsMeasuredOrObserved(name))
                return all;
        return [.. all.Where(varying.Contains)];
    }

    /// <summary>A number of all repetitions together has no value in any one of them.</summary>
    private void RefuseTogether(ObserveStatement observe, string mend)
    {
        foreach (var use in NameUses.In(observe.Value))
            if (_across.TryGetValue(use.Name, out var results) && results.Any(r => r.IsTogether))
                throw new ToyError(use.Span, $"`{use.Name}` is one number of all seeds together, and so is what is made of it: write `observe {observe.Name} = … {mend}`");
    }
}
