using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>Evaluates observes and checks on made-up series of the right shapes, so that their mistakes are found before a run.</summary>
internal static class DryJudgement
{
    private const int Samples = 6;

    public static void Run(ToyOutline outline, PointModel model, DiagnosticList diagnostics)
    {
        var statements = outline.Syntax.Statements;
        // Two repetitions at two points of every sweep: enough for every statistic to have something to work on.
        var record = new PointRecord(model.SweptParameters, [Seed(model, 0), Seed(model, 1)]);
        PointResults? point = null;
        if (!diagnostics.Try(() => point = new PointResults(outline, model, record)))
            return;
        var observes = new ObserveEvaluation(outline, [point!], _ => [new SweepLine(model.SweptParameters, [0, 0])]);
        foreach (var observe in statements.OfType<ObserveStatement>())
            if (!diagnostics.Try(() => observes.Evaluate(observe)))
                point!.Poison(observe.Name.Text);
        if (!diagnostics.IsEmpty)
            return;
        foreach (var check in statements.OfType<CheckStatement>())
            diagnostics.Try(() => _ = new CheckEvaluation(outline, check, [point!], observes.Across, new FittedConstants(), draws: true, SeedLook.Only).Judge().ToArray());
    }

    /// <summary>Checks, plots and observes name things that are there, each once.</summary>
    /// <param name="damaged">Names of statements that did not parse: whoever uses them is not blamed.</param>
    public static void CheckTargets(ToyOutline outline, IReadOnlySet<string> damaged, DiagnosticList diagnostics)
    {
        var statements = outline.Syntax.Statements;
        var measures = statements.OfType<MeasureStatement>().Select(m => m.Name.Text).ToArray();
        var names = measures.Concat(statements.OfType<ObserveStatement>().Select(o => o.Name.Text)).Concat(damaged).ToArray();
        var seen = measures.ToHashSet();
        foreach (var observe in statements.OfType<ObserveStatement>())
        {
            if (!seen.Add(observe.Name.Text))
                diagnostics.Add(observe.Name.Span, $"`{observe.Name}` is measured or observed already");
            if (observe.Across is { } across && across.Text != "seeds" && statements.OfType<SweepStatement>().All(s => s.Name.Text != across.Text) && !damaged.Contains(across.Text))
                diagnostics.Add(across.Span, $"`{across}` is not swept, so nothing can be distilled across it{Spelling.Suggestion(across.Text, outline.Sweeps.Select(s => s.Name).Append("seeds"))}");
        }

        var terms = new ObserveScope(outline, outline.PointCount > 0 ? outline.ParametersAt(0) : new Dictionary<string, double>(), null, new Dictionary<string, Shape>());
        foreach (var check in statements.OfType<CheckStatement>())
        {
            if (!names.Contains(check.Target.Text))
                diagnostics.Add(check.Target.Span, $"nothing called `{check.Target}` is measured or observed{Spelling.Suggestion(check.Target.Text, names)}");
            diagnostics.Try(() => _ = StatedTerms.Of(check, terms, draws: true));
        }

        var known = names.Concat(DefinedNames.PlacesIn(outline.Syntax).Keys).Concat(BuiltInNames.Always).ToHashSet();
        foreach (var expression in statements.OfType<ObserveStatement>().Select(o => o.Value).Concat(statements.OfType<CheckStatement>().Select(c => c.Where).OfType<Expression>()))
            foreach (var use in NameUses.In(expression).Where(n => !known.Contains(n.Name) && FunctionLibrary.Find(n.Name) is null))
                diagnostics.Add(use.Span, $"no such name{Spelling.Suggestion(use.Name, known.Concat(FunctionLibrary.All.Select(f => f.Name)))}");
        foreach (var plot in statements.OfType<PlotStatement>())
        {
            foreach (var name in plot.Names.Where(n => !names.Contains(n.Text)))
                diagnostics.Add(name.Span, $"nothing called `{name}` is measured or observed{Spelling.Suggestion(name.Text, names)}");
            // A vector's own axis may be called by the name it was defined by.
            var own = statements.OfType<MeasureStatement>().Where(m => m.Against is not null && plot.Names.Any(n => n.Text == m.Name.Text)).SelectMany(m => NameUses.In(m.Against)).Select(n => n.Name);
            string[] axes = ["step", "t", "seed", "against", .. outline.Parameters.Select(p => p.Name), .. names, .. own];
            if (!axes.Contains(plot.Axis.Text))
                diagnostics.Add(plot.Axis.Span, $"nothing called `{plot.Axis}` can be an axis: step, t, against or a param{Spelling.Suggestion(plot.Axis.Text, axes)}");
        }
    }

    private static SeedRecord Seed(PointModel model, int seed) => new(
        seed,
        [.. model.Measures.Select(m => Series(m, seed))],
        [.. model.Predictions.Select(p => Prediction(model, p, seed))],
        null);

    private static MeasuredSeries Series(MeasureModel measure, int seed)
    {
        var steps = measure.Steps.Length <= Samples
            ? measure.Steps.ToArray()
            : [.. Enumerable.Range(0, Samples).Select(i => measure.Steps[i * (measure.Steps.Length - 1) / (Samples - 1)])];
        return new MeasuredSeries(measure.Name, steps, [.. steps.Select(s => (double)s)], [.. steps.Select((_, k) => Made((int)measure.Value.Shape.Count, k, seed))]);
    }

    private static PredictedSeries Prediction(PointModel model, PredictionModel prediction, int seed)
    {
        if (prediction.Value is null)
            return new PredictedSeries(prediction.Target, prediction.Theory, [], prediction.Diverges);
        var steps = model.Measures.FirstOrDefault(m => m.Name == prediction.Target) is { } m ? Series(m, seed).Steps.Count : 1;
        return new PredictedSeries(
            prediction.Target, prediction.Theory, [.. Enumerable.Range(0, steps).Select(k => Made((int)prediction.Value.Shape.Count, k, seed + 0.5))], prediction.Diverges);
    }

    /// <summary>Positive, distinct, and different from seed to seed.</summary>
    private static double[] Made(int count, int k, double seed) =>
        [.. Enumerable.Range(0, count).Select(c => 1 + 0.1 * k + 0.01 * c + 0.001 * seed)];
}
