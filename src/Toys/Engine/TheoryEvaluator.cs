using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Evaluates the predictions that fitted constants enter, for a run that is over: nothing is trained again, and the data
/// they read are drawn again from the run's key. Not for several threads at once.</summary>
internal sealed class TheoryEvaluator
{
    /// <summary>What theories read is kept between evaluations up to this many numbers; beyond, it is drawn again each time.</summary>
    private const long KeptElements = 32 * 1024 * 1024;

    private readonly RunRecord _record;
    private readonly IDataSource? _dataSets;
    private readonly FittedPlan[] _plans;
    private readonly Dictionary<(int Point, int Seed), FittedTheory> _kept = [];
    private long _elements;

    /// <param name="points">The toy at every sweep point.</param>
    /// <param name="record">The run, in the same order.</param>
    /// <param name="dataSets">Finds data sets that a theory may read.</param>
    public TheoryEvaluator(IReadOnlyList<PointModel> points, RunRecord record, IDataSource? dataSets = null)
    {
        (_record, _dataSets) = (record, dataSets);
        _plans = [.. points.Select(p => new FittedPlan(p))];
    }

    /// <summary>The record with fitted predictions evaluated at these constants, and all others as they were.</summary>
    /// <param name="constants">Every fitted constant's value.</param>
    /// <param name="isWanted">Which predictions to evaluate; by default all that have such a constant.</param>
    /// <exception cref="ToyRunFailedException">A theory's numbers showed a mistake, such as an index out of range.</exception>
    public RunRecord Evaluate(IReadOnlyDictionary<string, double> constants, Func<PredictionModel, bool>? isWanted = null)
    {
        isWanted ??= static _ => true;
        var points = new List<PointRecord>();
        for (var p = 0; p < _plans.Length; p++)
        {
            var (plan, point) = (_plans[p], _record.Points[p]);
            points.Add(plan.Predictions.IsEmpty
                ? point
                : point with { Seeds = [.. point.Seeds.Select((seed, place) => Evaluate(p, place, seed, constants, isWanted))] });
        }

        return _record with { Points = points };
    }

    private SeedRecord Evaluate(
        int point, int place, SeedRecord seed, IReadOnlyDictionary<string, double> constants, Func<PredictionModel, bool> isWanted)
    {
        try
        {
            var fitted = Find(point, place, seed.Seed).Evaluate(constants, seed.Measured, isWanted);
            var model = _plans[point].Model;
            var predicted = new List<PredictedSeries>();
            foreach (var prediction in model.Predictions)
                if (fitted.Concat(seed.Predicted).FirstOrDefault(s => s.Target == prediction.Target && s.Theory == prediction.Theory) is { } series)
                    predicted.Add(series);
            return seed with { Predicted = predicted };
        }
        catch (ToyRunException mistake)
        {
            throw new ToyRunFailedException(mistake.Message, mistake.Origin);
        }
    }

    private FittedTheory Find(int point, int place, int seed)
    {
        if (_kept.TryGetValue((point, place), out var theory))
            return theory;
        var plan = _plans[point];
        theory = FittedTheory.Create(plan, new RunContext { Key = _record.Key, Seed = seed, DataSets = _dataSets });
        if (_elements + plan.Elements <= KeptElements)
        {
            _elements += plan.Elements;
            _kept.Add((point, place), theory);
        }

        return theory;
    }
}
