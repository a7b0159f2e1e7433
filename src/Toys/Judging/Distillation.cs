using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>Distils one <c>observe … across …</c>, line by line.</summary>
/// <param name="outline">The toy.</param>
/// <param name="observe">The observe.</param>
/// <param name="points">The sweep points, with all earlier observes.</param>
/// <param name="earlier">What was distilled across something before.</param>
internal sealed class Distillation(
    ToyOutline outline, ObserveStatement observe, IReadOnlyList<PointResults> points, IReadOnlyDictionary<string, IReadOnlyList<AcrossResults>> earlier)
{
    /// <summary>The jackknife leaves out seeds one by one up to this many; beyond, it leaves out as many groups of them.</summary>
    private const int MostGroups = 400;

    /// <summary>Names of this observe that stand for one number of all seeds together.</summary>
    private readonly NameExpression[] _together =
        [.. NameUses.In(observe.Value).Where(n => earlier.TryGetValue(n.Name, out var results) && results.Any(r => r.IsTogether))];

    private bool IsAcrossSeeds => observe.Across!.Value.Text == "seeds";

    public AcrossResults Along(SweepLine line) => IsAcrossSeeds || _together.Length > 0 ? Together(line) : SeedBySeed(line);

    private AcrossResults SeedBySeed(SweepLine line)
    {
        var along = line.Points.Select(p => points[p]).ToArray();
        var seeds = along.Min(p => p.Record.Seeds.Count);
        Row At(int seed, Func<PointResults, ObserveScope> scopeOf)
        {
            ObserveScope[] scopes = [.. along.Select(scopeOf)];
            return Evaluate(scopes, Outer(along[0], line, scopes), null);
        }

        var measured = Enumerable.Range(0, seeds).Select(k => At(k, p => p.MeasuredScopes[k])).ToArray();
        var predicted = new Dictionary<string, Row[]>();
        foreach (var theory in along[0].Theories())
            if (Own(along[0], theory, measured) is { } own)
                predicted[theory] = own;
            else if (along[0].IsDerivable(observe, theory))
                predicted[theory] = [.. Enumerable.Range(0, seeds).Select(k => At(k, p => p.ScopesOf(theory)![k]))];
        return new AcrossResults(line.Others, line.Points, measured, predicted);
    }

    /// <summary>One number of all seeds, and its jackknife. Across a sweep it is made of such numbers, and the same seeds are
    /// left out at every point.</summary>
    private AcrossResults Together(SweepLine line)
    {
        var along = line.Points.Select(p => points[p]).ToArray();
        var seeds = along.Min(p => p.Record.Seeds.Count);
        int[][] groups = [.. Enumerable.Range(0, seeds).GroupBy(k => k % MostGroups, (_, group) => group.ToArray())];
        var known = new Dictionary<(ObserveScope, Expression), Row>();

        // Left-out group −1 is none.
        Row Without(int group, Func<PointResults, ObserveScope[]> scopesOf, Func<AcrossResults, int, Row> valueOf)
        {
            ObserveScope[] scopes = IsAcrossSeeds
                ? [.. groups.Where((_, g) => g != group).SelectMany(g => g).Select(k => scopesOf(along[0])[k])]
                : [.. along.Select(p => PointScope(p, r => valueOf(r, group)))];
            return Evaluate(scopes, Outer(along[0], line, scopes, r => valueOf(r, group)), IsAcrossSeeds ? known : null);
        }

        Row Measured(int group) => Without(group, p => p.MeasuredScopes, (r, g) => ValueOf(r, g));
        var found = new Jackknifed(Measured(-1), groups.Length < 2 ? [] : [.. Enumerable.Range(0, groups.Length).Select(Measured)]);
        var rows = found.Pseudovalues();
        var predicted = new Dictionary<string, Row[]>();
        foreach (var theory in along[0].Theories())
            if (Own(along[0], theory, rows) is { } own)
                predicted[theory] = own;
            else if (along[0].IsDerivable(observe, theory) || _together.Any(n => earlier[n.Name].All(r => r.Predicted.ContainsKey(theory))))
                predicted[theory] = [.. Enumerable.Repeat(Without(-1, p => p.ScopesOf(theory)!, (r, _) => PredictedBy(r, theory)), rows.Length)];
        return new AcrossResults(line.Others, line.Points, rows, predicted) { Together = found };
    }

    private static Row ValueOf(AcrossResults results, int group) => results.Together switch
    {
        null => throw new PoisonedError(),
        var together when group < 0 || group >= together.Without.Length => together.Whole,
        var together => together.Without[group],
    };

    private static Row PredictedBy(AcrossResults results, string theory) =>
        results.Predicted.TryGetValue(theory, out var rows) ? rows[0] : ValueOf(results, -1);

    private Row Evaluate(ObserveScope[] along, ObserveScope outer, Dictionary<(ObserveScope, Expression), Row>? known)
    {
        try
        {
            var mayBePlain = NameUses.In(observe.Value).Any(n => earlier.ContainsKey(n.Name));
            return new AcrossScope(along, outer, known).Evaluate(observe, mayBePlain);
        }
        catch (PoisonedError)
        {
            return Row.Scalar(double.NaN);
        }
    }

    /// <summary>The scope of what stands around the distilling calls: params, and what was distilled before, as a number where it
    /// is the same all along the line and as a series where it is not.</summary>
    private ObserveScope Outer(PointResults point, SweepLine line, ObserveScope[] along, Func<AcrossResults, Row>? togetherOf = null)
    {
        var scope = new ObserveScope(outline, point.Model.Parameters, null, point.Shapes);
        foreach (var use in NameUses.In(observe.Value).DistinctBy(n => n.Name).Where(n => earlier.ContainsKey(n.Name)))
            if (earlier[use.Name].FirstOrDefault(r => r.Others.All(o => IsFixed(line, o))) is not { } result)
                scope.DefineSeries(use.Name, [.. along.Select(s => s.Evaluate(use))]);
            else if (result.IsTogether && togetherOf is not null)
                scope.Define(use.Name, togetherOf(result));
            else
                scope.Define(use.Name, along[0].Evaluate(use));
        return scope;
    }

    private static bool IsFixed(SweepLine line, KeyValuePair<string, double> other) =>
        line.Others.TryGetValue(other.Key, out var value) && value.Equals(other.Value);

    /// <summary>A point of a line as it looks when all seeds are taken together: of the run, only what was distilled from all of them.</summary>
    private ObserveScope PointScope(PointResults point, Func<AcrossResults, Row> valueOf)
    {
        foreach (var use in NameUses.In(observe.Value))
            if (point.IsMeasuredOrObserved(use.Name) || earlier.TryGetValue(use.Name, out var own) && !own[0].IsTogether)
                throw new ToyError(use.Span, $"`{_together[0].Name}` is one number of all seeds, but `{use.Name}` has one for each; distil it across seeds first");
        var scope = new ObserveScope(outline, point.Model.Parameters, null, point.Shapes);
        foreach (var name in _together.Select(n => n.Name).Distinct())
            if (earlier[name].FirstOrDefault(r => r.Others.All(o => point.Model.SweptParameters.GetValueOrDefault(o.Key, o.Value).Equals(o.Value))) is { } result)
                scope.Define(name, valueOf(result));
        return scope;
    }

    private Row[]? Own(PointResults point, string theory, Row[] measured)
    {
        var name = observe.Name.Text;
        if (!point.Model.Predictions.Any(p => p.Target == name && p.Theory == theory && p.Value is not null))
            return null;
        return [.. measured.Select((m, k) =>
        {
            var seed = point.Record.Seeds[Math.Min(k, point.Record.Seeds.Count - 1)];
            var values = seed.Predicted.FirstOrDefault(p => p.Target == name && p.Theory == theory)?.Values is [var only, ..] ? only : [double.NaN];
            return new Row(values.Length == m.Values.Length ? values : [.. Enumerable.Repeat(values[0], m.Values.Length)], m.IsVector);
        })];
    }
}
