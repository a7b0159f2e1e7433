using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Judging;

/// <summary>One observe across a sweep (or across seeds), at one point of the other sweeps.</summary>
/// <param name="Others">The other swept parameters' values.</param>
/// <param name="Points">The points it was distilled from.</param>
/// <param name="Measured">Per seed; across seeds, jackknife pseudo-values.</param>
/// <param name="Predicted">Per theory and seed.</param>
internal sealed record AcrossResults(
    IReadOnlyDictionary<string, double> Others, IReadOnlyList<int> Points, Row[] Measured, IReadOnlyDictionary<string, Row[]> Predicted)
{
    public static IReadOnlyList<AcrossResults> Of(ToyOutline outline, ObserveStatement observe, IReadOnlyList<PointResults> points)
    {
        var across = observe.Across!.Value.Text;
        return across == "seeds"
            ? [.. points.Select((p, i) => AcrossSeeds(outline, observe, p, i))]
            : [.. SweepLine.Along(outline, across).Select(line => AlongSweep(outline, observe, line, points))];
    }

    /// <summary>The observe distilled from one point taken twice: finds mistakes, not numbers.</summary>
    public static AcrossResults Dry(ToyOutline outline, ObserveStatement observe, PointResults point) =>
        observe.Across!.Value.Text == "seeds"
            ? AcrossSeeds(outline, observe, point, 0)
            : AlongSweep(outline, observe, new SweepLine(new Dictionary<string, double>(), [0, 0]), [point]);

    private static AcrossResults AlongSweep(ToyOutline outline, ObserveStatement observe, SweepLine line, IReadOnlyList<PointResults> points)
    {
        var along = line.Points.Select(p => points[p]).ToArray();
        var seeds = along.Min(p => p.Record.Seeds.Count);
        var name = observe.Name.Text;
        Row At(int seed, Func<PointResults, ObserveScope> scopeOf) =>
            Guarded(() => new AcrossScope([.. along.Select(scopeOf)], Outer(outline, along[0])).Evaluate(observe));

        var measured = Enumerable.Range(0, seeds).Select(k => At(k, p => p.MeasuredScopes[k])).ToArray();
        var predicted = new Dictionary<string, Row[]>();
        foreach (var theory in along[0].Theories())
            if (Own(along[0], name, theory, measured) is { } own)
                predicted[theory] = own;
            else if (IsDerivable(along[0], observe, theory))
                predicted[theory] = [.. Enumerable.Range(0, seeds).Select(k => At(k, p => p.ScopesOf(theory)![k]))];
        return new AcrossResults(line.Others, line.Points, measured, predicted);
    }

    private static AcrossResults AcrossSeeds(ToyOutline outline, ObserveStatement observe, PointResults point, int place)
    {
        var indices = Enumerable.Range(0, point.Record.Seeds.Count).Select(k => (double)k).ToArray();
        Row Distil(ObserveScope[] scopes, ReadOnlySpan<double> of)
        {
            var chosen = new List<ObserveScope>();
            foreach (var k in of)
                chosen.Add(scopes[(int)k]);
            return Guarded(() => new AcrossScope(chosen, Outer(outline, point)).Evaluate(observe));
        }

        var whole = Distil(point.MeasuredScopes, indices);
        var rows = indices.Length < 2
            ? [whole]
            : Pseudovalues(whole.IsVector, [.. Enumerable.Range(0, whole.Values.Length).Select(c => Jackknife.Of(indices, of => Distil(point.MeasuredScopes, of).Values[c]).Pseudovalues)]);
        var predicted = new Dictionary<string, Row[]>();
        foreach (var theory in point.Theories())
            if (Own(point, observe.Name.Text, theory, rows) is { } own)
                predicted[theory] = own;
            else if (IsDerivable(point, observe, theory))
                predicted[theory] = [.. rows.Select(_ => Distil(point.ScopesOf(theory)!, indices))];
        return new AcrossResults(point.Model.SweptParameters, [place], rows, predicted);
    }

    private static Row[] Pseudovalues(bool isVector, double[][] perComponent) =>
        [.. Enumerable.Range(0, perComponent[0].Length).Select(k => new Row([.. perComponent.Select(c => c[k])], isVector))];

    private static ObserveScope Outer(ToyOutline outline, PointResults point) =>
        new(outline, point.Model.Parameters, null, point.Shapes);

    private static Row[]? Own(PointResults point, string name, string theory, Row[] measured)
    {
        if (!point.Model.Predictions.Any(p => p.Target == name && p.Theory == theory && p.Value is not null))
            return null;
        return [.. measured.Select((m, k) =>
        {
            var seed = point.Record.Seeds[Math.Min(k, point.Record.Seeds.Count - 1)];
            var values = seed.Predicted.FirstOrDefault(p => p.Target == name && p.Theory == theory)?.Values is [var only, ..] ? only : [double.NaN];
            return new Row(values.Length == m.Values.Length ? values : [.. Enumerable.Repeat(values[0], m.Values.Length)], m.IsVector);
        })];
    }

    private static bool IsDerivable(PointResults point, ObserveStatement observe, string theory)
    {
        var known = point.Model.Predictions.Where(p => p.Theory == theory && p.Value is not null).Select(p => p.Target)
            .Concat(point.Predicted.Keys.Where(k => k.Theory == theory).Select(k => k.Observe)).ToHashSet();
        return NameUses.In(observe.Value).Any(n => known.Contains(n.Name));
    }

    private static Row Guarded(Func<Row> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (PoisonedError)
        {
            return Row.Scalar(double.NaN);
        }
    }
}
