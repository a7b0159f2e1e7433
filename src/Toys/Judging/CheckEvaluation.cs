using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Judging;

/// <summary>Turns one check into points and has them judged, theory by theory.</summary>
internal sealed class CheckEvaluation(
    ToyOutline outline, CheckStatement check, IReadOnlyList<PointResults> points,
    IReadOnlyDictionary<string, IReadOnlyList<AcrossResults>> across, FittedConstants fits, bool draws, SeedLook look)
{
    private string Target => check.Target.Text;

    public IEnumerable<CheckReport> Judge()
    {
        var theories = Theories();
        if (theories.Length == 0)
            throw new ToyError(check.Target.Span, $"nothing predicts `{Target}`, so there is nothing to check; add predict {Target} = …");
        return theories.Select(Judge);
    }

    private string[] Theories()
    {
        var known = across.TryGetValue(Target, out var lines)
            ? lines.SelectMany(l => l.Predicted.Keys).Concat(Diverging())
            : points.SelectMany(p => p.Predicted.Keys.Where(k => k.Observe == Target).Select(k => k.Theory)).Concat(
                points.SelectMany(p => p.Model.Predictions.Where(q => q.Target == Target).Select(q => q.Theory)));
        var all = known.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (check.Theory is not { } named)
            return all;
        // Reports call a toy's nameless theory "theory", so a check may.
        if (named == "theory" && !all.Contains(named) && all.Contains(""))
            return [""];
        return all.Contains(named)
            ? [named]
            : throw new ToyError(check.Target.Span, $"no theory called \"{named}\" predicts `{Target}`{Spelling.SuggestionOrAll(named, Array.FindAll(all, a => a.Length > 0))}");

        IEnumerable<string> Diverging() => points.SelectMany(p => p.Model.Predictions.Where(q => q.Target == Target).Select(q => q.Theory));
    }

    private CheckReport Judge(string theory)
    {
        var terms = StatedTerms.Of(check, new ObserveScope(outline, points[0].Model.Parameters, null, points[0].Shapes), draws, look);
        var found = Points(theory).ToArray();
        var outcome = found.Length == 0
            ? new CheckOutcome.Unanswerable("no sample is left to check: the condition admits none, or the run ended before them", -1)
            : Verdicts.Judge.Check(found, terms);
        var name = theory.Length == 0 ? "theory" : theory;
        var target = outline.Syntax.Source[check.Target.Span.To(check.Slice.IsDefaultOrEmpty ? check.Target.Span : check.Slice[^1].Span)].Trim();
        if (!check.Slice.IsDefaultOrEmpty && !target.EndsWith(']'))
            target += "]";
        if (outcome is not CheckOutcome.Judged judged)
            return Unjudged(target, name, terms, ((CheckOutcome.Unanswerable)outcome).Why);
        var worst = Group(judged.WorstGroup);
        return new CheckReport
        {
            Target = target,
            Theory = name,
            Error = Finite.OrNull(judged.Error),
            Low = Finite.OrNull(judged.Low),
            High = Finite.OrNull(judged.High),
            Tolerance = Finite.OrNull(terms.Tolerance),
            IsAbsolute = terms.IsAbsolute,
            Verdict = judged.Verdict,
            Worst = worst is null ? null : new WorstPoint(worst, Finite.OrNull(judged.WorstError)),
            ByPoint = ByPoint(judged),
            Window = Window(theory),
            ShareWithin = Finite.OrNull(judged.ShareWithin),
            IsDistinguishable = judged.IsDistinguishable,
            Summary = judged.Summarize(terms, worst is { Count: > 0 } ? string.Join(", ", worst.Select(w => $"{w.Key} = {w.Value:G4}")) : null),
        };
    }

    private WorstPoint[]? ByPoint(CheckOutcome.Judged judged)
    {
        WorstPoint[] places = [.. judged.GroupErrors.Where(g => Group(g.Group) is { Count: > 0 }).Select(g => new WorstPoint(Group(g.Group)!, Finite.OrNull(g.Error)))];
        return places.Length > 1 ? places : null;
    }

    /// <summary>The span of the steps that count, where a condition or a calibration window leaves some out.</summary>
    private CheckWindow? Window(string theory)
    {
        if ((check.Where is null && points[0].Model.Fits.IsEmpty) || points[0].Model.Measures.All(m => m.Name != Target))
            return null;
        var (counted, isPart) = (new List<(int Step, double Time)>(), false);
        foreach (var point in points)
        {
            if (Prediction(point, theory) is not { Diverges: false } prediction)
                continue;
            var measure = point.Model.Measures.First(m => m.Name == Target);
            var series = point.Record.Seeds[FirstWith(point)].Measured.First(m => m.Name == Target);
            var admitted = Admitted(point, measure, prediction).ToHashSet();
            isPart |= admitted.Count < series.Steps.Count;
            counted.AddRange(series.Steps.Zip(series.Times).Where(sample => admitted.Contains(sample.First) && double.IsFinite(sample.Second)));
        }

        return isPart && counted.Count > 0
            ? new CheckWindow(counted.Min(c => c.Step), counted.Max(c => c.Step), counted.Min(c => c.Time), counted.Max(c => c.Time))
            : null;
    }

    private static CheckReport Unjudged(string target, string theory, CheckTerms terms, string why) => new()
    {
        Target = target,
        Theory = theory,
        Error = null,
        Low = null,
        High = null,
        Tolerance = Finite.OrNull(terms.Tolerance),
        IsAbsolute = terms.IsAbsolute,
        Verdict = Verdict.Undecided,
        Worst = null,
        ShareWithin = null,
        IsDistinguishable = false,
        Summary = "undecided: " + why,
    };

    private IReadOnlyDictionary<string, double>? Group(int group) =>
        across.TryGetValue(Target, out var lines) ? lines.ElementAtOrDefault(group)?.Others : points.ElementAtOrDefault(group)?.Model.SweptParameters;

    private IEnumerable<CheckPoint> Points(string theory)
    {
        if (across.TryGetValue(Target, out var lines))
            return lines.SelectMany((line, group) => Admits(line)
                ? OfRows(line.Measured, line.Predicted.GetValueOrDefault(theory), group, null)
                : []);
        return points.SelectMany((point, group) => point.Measured.TryGetValue(Target, out var rows)
            ? OfObserve(point, rows, theory, group)
            : OfMeasure(point, theory, group));
    }

    private IEnumerable<CheckPoint> OfObserve(PointResults point, Row[] rows, string theory, int group)
    {
        if (check.Where is { } where && !Holds(where, point))
            return [];
        return OfRows(rows, point.Predicted.GetValueOrDefault((Target, theory)), group, Prediction(point, theory));
    }

    /// <summary>Whether the condition admits what was distilled at this point of the other sweeps.</summary>
    private bool Admits(AcrossResults line)
    {
        if (check.Where is not { } where)
            return true;
        var gone = outline.Sweeps.Select(s => s.Name).Where(s => !line.Others.ContainsKey(s)).ToHashSet();
        if (NameUses.In(where).FirstOrDefault(n => gone.Contains(n.Name)) is { } use)
            throw new ToyError(use.Span, $"`{Target}` is distilled across {use.Name}, so its check cannot choose among values of `{use.Name}`; choose them in the observe");
        var point = points[line.Points[0] < points.Count ? line.Points[0] : 0];
        return Holds(where, point);
    }

    /// <summary>A condition on a number of whole runs, which have no step.</summary>
    private bool Holds(Expression where, PointResults point)
    {
        foreach (var use in NameUses.In(where))
            if (use.Name is "step" or "t" || point.Shapes.ContainsKey(use.Name))
                throw new ToyError(use.Span, $"`{Target}` is one number of a whole run, so the condition of its check may name params and observes, but not `{use.Name}`");
        return point.MeasuredScopes[0].Holds(where, [0])[0];
    }

    private IEnumerable<CheckPoint> OfRows(Row[] measured, Row[]? predicted, int group, PredictionModel? model)
    {
        if (model is { Diverges: true })
            return [Diverging(measured.Select(r => r.First), group)];
        if (predicted is null)
            return [];
        var width = Math.Max(measured.Max(r => r.Values.Length), predicted.Max(r => r.Values.Length));
        return Components(width, [width], [.. measured.Select(r => r.Values)], [.. predicted.Select(r => r.Values)], 1, group);
    }

    private IEnumerable<CheckPoint> OfMeasure(PointResults point, string theory, int group)
    {
        var measure = point.Model.Measures.First(m => m.Name == Target);
        var prediction = Prediction(point, theory);
        if (prediction is null)
            yield break;
        var seeds = point.Record.Seeds;
        if (prediction.Diverges)
        {
            yield return Diverging(seeds.Select(s => s.Divergence is null ? Last(s) : double.NaN), group);
            yield break;
        }

        if (prediction.Value is null)
            yield break;
        var admitted = Admitted(point, measure, prediction);
        var weights = SampleWeights.For(admitted);
        for (var i = 0; i < admitted.Count; i++)
        {
            var step = admitted[i];
            var measured = seeds.Select(s => At(s.Measured.First(m => m.Name == Target), null, step)).ToArray();
            var predicted = seeds.Select(s => At(s.Measured.First(m => m.Name == Target), s.Predicted.First(p => p.Target == Target && p.Theory == theory), step)).ToArray();
            var width = (int)measure.Value.Shape.Count;
            foreach (var made in Components(width, measure.Value.Shape.Lengths, measured, predicted, weights[i], group))
                yield return made;
        }

        double Last(SeedRecord s) => s.Measured.First(m => m.Name == Target).Values is [.., var last] ? last[0] : double.NaN;
    }

    /// <summary>Steps that count: those the condition admits, outside the calibration windows. Steps after an early stop are no
    /// loss; steps after a divergence are.</summary>
    private List<int> Admitted(PointResults point, MeasureModel measure, PredictionModel prediction)
    {
        var finished = point.Record.Seeds.Where(s => s.Divergence is null).ToArray();
        var steps = (finished.Length > 0
            ? finished.Select(s => s.Measured.First(m => m.Name == Target).Steps).Aggregate((a, b) => a.SequenceEqual(b) ? a : [.. a.Intersect(b)])
            : measure.Steps).ToArray();
        var holds = check.Where is { } where ? point.MeasuredScopes[FirstWith(point)].Holds(where, steps) : [.. steps.Select(_ => true)];
        return [.. steps.Where((s, i) => holds[i] && !fits.IsCalibration(point, measure, prediction, s))];
    }

    private static int FirstWith(PointResults point)
    {
        var seeds = point.Record.Seeds;
        var index = Enumerable.Range(0, seeds.Count).FirstOrDefault(k => seeds[k].Divergence is null, 0);
        return index;
    }

    private static double[] At(MeasuredSeries series, PredictedSeries? prediction, int step)
    {
        for (var k = 0; k < series.Steps.Count; k++)
            if (series.Steps[k] == step)
                return prediction is null ? series.Values[k] : prediction.Values.Count > k ? prediction.Values[k] : [double.NaN];
        return [double.NaN];
    }

    private PredictionModel? Prediction(PointResults point, string theory) =>
        point.Model.Predictions.FirstOrDefault(p => p.Target == Target && p.Theory == theory);

    private static CheckPoint Diverging(IEnumerable<double> measured, int group)
    {
        var values = measured.ToArray();
        return new CheckPoint { Weight = 1, Group = group, Measured = values, Predicted = new double[values.Length], IsDivergencePredicted = true };
    }

    /// <summary>One point for the whole value, or with a slice one per component of it.</summary>
    private IEnumerable<CheckPoint> Components(
        int width, IReadOnlyList<int> shape, double[][] measured, double[][] predicted, double weight, int group)
    {
        double[] Take(double[][] rows, IReadOnlyList<int> places) =>
            [.. rows.SelectMany(r => places.Select(c => r.Length == width ? r[c] : r.Length == 1 ? r[0] : double.NaN))];
        if (check.Slice.IsDefaultOrEmpty)
        {
            int[] all = [.. Enumerable.Range(0, width)];
            yield return new CheckPoint { Weight = weight, Group = group, Components = width, Measured = Take(measured, all), Predicted = Take(predicted, all) };
            yield break;
        }

        foreach (var place in Sliced(shape))
            yield return new CheckPoint { Weight = weight, Group = group, Measured = Take(measured, [place]), Predicted = Take(predicted, [place]) };
    }

    private int[] Sliced(IReadOnlyList<int> shape)
    {
        var scope = new ObserveScope(outline, points[0].Model.Parameters, null, points[0].Shapes);
        var graph = scope.Elaborator.Graph;
        var whole = new Shape([.. shape]);
        var places = graph.Reshape(graph.Range((int)whole.Count), whole);
        var taken = Indexing.Apply(graph, places, scope.Elaborator.Resolve(check.Slice, scope.Environment), check.Slice[0].Span.To(check.Slice[^1].Span));
        return [.. ConstantEvaluation.Evaluate(taken)!.Select(v => (int)v)];
    }
}
