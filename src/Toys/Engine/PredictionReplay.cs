using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Makes the predictions of a run that another machine measured: theories need the draws, which the key gives, and no training.</summary>
internal static class PredictionReplay
{
    /// <summary>The record with nothing of the other machine's but measured values and the steps they were taken at.</summary>
    /// <param name="modelAt">The toy at a sweep point.</param>
    /// <param name="record">A record that the toy has no objection to.</param>
    /// <param name="dataSets">Finds data sets; null where none can be had.</param>
    /// <param name="cancellationToken">Ends it within a tenth of a second or so.</param>
    public static RunRecord Of(Func<int, PointModel> modelAt, RunRecord record, IDataSource? dataSets, CancellationToken cancellationToken)
    {
        RunContext Context(int seed) => new() { Key = record.Key, Seed = seed, CancellationToken = cancellationToken, DataSets = dataSets };
        PointRecord Point(PointRecord point, int place)
        {
            var run = PointRun.Create(new PointPlan(modelAt(place), predictsOnly: true), Context(0), new RunProgress(null, 0));
            return point with { Seeds = [.. point.Seeds.Select(s => run.Predict(s, Context(s.Seed)))] };
        }

        try
        {
            return record with { Points = [.. record.Points.Select(Point)] };
        }
        catch (ToyRunException mistake)
        {
            throw new ToyRunFailedException(mistake.Message, mistake.Origin);
        }
    }
}
