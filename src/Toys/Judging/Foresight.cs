using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>What theories say of a run that nobody has made: the series of its schedule, with every measured value missing.</summary>
internal static class Foresight
{
    /// <summary>The report; <see cref="RunReport.Checks"/> is empty, since nothing can be checked.</summary>
    public static RunReport Of(
        Toy toy, Func<int, PointModel> modelAt, RunKey key, int seeds, IDataSource? dataSets, CancellationToken cancellationToken)
    {
        PointModel[] models = [.. Enumerable.Range(0, toy.Points.Count).Select(modelAt)];
        var blank = new RunRecord(toy.Sha256, key, EngineName.Managed, 0, [.. models.Select(model => Blank(model, seeds))]);
        var record = PredictionReplay.Of(point => models[point], blank, dataSets, cancellationToken);
        PointResults[] points = [.. record.Points.Select((point, i) => new PointResults(toy.Outline, models[i], point))];
        var observes = new ObserveEvaluation(toy.Outline, points);
        observes.EvaluateAll();
        return new RunReport
        {
            Title = toy.Title,
            Sha256 = toy.Sha256,
            PredictionSha256 = toy.PredictionSha256,
            Key = key.ToString(),
            Engine = record.Engine,
            Seconds = 0,
            Points = [.. points.Select(point => ReportBuilder.Point(point, toy.Plots))],
            Across = observes.Across.ToDictionary(observe => observe.Key, observe => (IReadOnlyList<AcrossReport>)[.. observe.Value.Select(ReportBuilder.Across)]),
            Fits = [],
            Checks = [],
        };
    }

    private static PointRecord Blank(PointModel model, int seeds)
    {
        MeasuredSeries[] series = [.. model.Measures.Select(Blank)];
        return new PointRecord(model.SweptParameters, [.. Enumerable.Range(0, seeds).Select(seed => new SeedRecord(seed, series, [], null))]);
    }

    private static MeasuredSeries Blank(MeasureModel measure)
    {
        // One row stands for every step: nothing is written into it.
        var row = Enumerable.Repeat(double.NaN, (int)measure.Value.Shape.Count).ToArray();
        return new MeasuredSeries(
            measure.Name, measure.Steps, [.. measure.Steps.Select(_ => double.NaN)], [.. Enumerable.Repeat(row, measure.Steps.Length)]);
    }
}
