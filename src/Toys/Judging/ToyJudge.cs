using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>Recomputes everything that is said about a run from its raw series: fits, observes, errors, intervals, verdicts.</summary>
internal sealed class ToyJudge(Toy toy, ToyOutline outline, Func<int, PointModel> modelAt, bool draws, SeedLook look, IDataSource? dataSets)
{
    /// <exception cref="ToyError">A check or observe cannot be evaluated as it is written.</exception>
    public RunReport Judge(RunRecord record)
    {
        var models = Enumerable.Range(0, record.Points.Count).Select(modelAt).ToArray();
        var fits = new FittedConstants();
        record = Calibration.Fit(record, models, fits, dataSets);
        PointResults[] points = [.. record.Points.Select((p, i) => new PointResults(outline, models[i], p))];
        var observes = new ObserveEvaluation(outline, points);
        observes.EvaluateAll();
        var across = observes.Across;
        return new RunReport
        {
            Title = outline.Title,
            Sha256 = toy.Sha256,
            PredictionSha256 = toy.PredictionSha256,
            Key = record.Key.ToString(),
            Engine = record.Engine,
            Seconds = record.Seconds,
            Confidence = look.Confidence,
            Points = [.. points.Select(p => ReportBuilder.Point(p, toy.Plots))],
            Across = across.ToDictionary(a => a.Key, a => (IReadOnlyList<AcrossReport>)[.. a.Value.Select(ReportBuilder.Across)]),
            Fits = [.. models[0].Fits.Select(f => Fit(f, models[0], fits))],
            Checks = [.. outline.Syntax.Statements.OfType<CheckStatement>().SelectMany(c => new CheckEvaluation(outline, c, points, across, fits, draws, look).Judge())],
        };
    }

    private static FitReport Fit(FitModel fit, PointModel model, FittedConstants fits) => new()
    {
        Name = fit.Name,
        From = fit.From,
        Value = fits.Values.TryGetValue(fit.Name, out var value) ? Finite.OrNull(value) : null,
        Theories = [.. model.Predictions.Where(p => fits.IsFittedBy(model, p.Theory, p.Target, fit))
            .Select(p => p.Theory.Length == 0 ? "theory" : p.Theory).Distinct()],
    };
}
