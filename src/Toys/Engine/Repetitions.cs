using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>All repetitions of a run, numbered point by point. What the seeds of a point share is made by whichever comes
/// first, and let go when the last is done.</summary>
internal sealed class Repetitions
{
    private readonly RunSettings _settings;
    private readonly IDataSource? _dataSets;
    private readonly IRunObserver? _observer;
    private readonly RunProgress _progress;
    private readonly int _seeds;
    private readonly PointSlot[] _slots;

    public Repetitions(
        IReadOnlyList<PointModel> points, int seeds, RunSettings settings, IDataSource? dataSets, IRunObserver? observer, RunProgress progress)
    {
        (_settings, _dataSets, _observer, _progress, _seeds) = (settings, dataSets, observer, progress, seeds);
        _slots = [.. points.Select(p => new PointSlot(p, seeds))];
    }

    /// <summary>Runs one repetition to its end.</summary>
    public void Run(int index, CancellationToken cancellationToken)
    {
        var (point, place) = (index / _seeds, index % _seeds);
        var slot = _slots[point];
        var seed = _settings.FirstSeed + place;
        try
        {
            var run = slot.Open(Context(0, cancellationToken), _progress);
            slot.Close(place, run.Run(Context(seed, cancellationToken), new SeedObserver(_observer, point, seed), _progress));
        }
        catch (ToyRunException mistake)
        {
            throw new ToyRunFailedException(mistake.Message, mistake.Origin);
        }
        catch (OutOfMemoryException)
        {
            throw new ToyRunFailedException("This machine has not enough free memory for the toy: make its largest tensors smaller, or use fewer threads.");
        }
    }

    public IReadOnlyList<PointRecord> Records() => [.. _slots.Select(s => s.Record())];

    private RunContext Context(int seed, CancellationToken cancellationToken) => new()
    {
        Key = _settings.Key,
        Seed = seed,
        CancellationToken = cancellationToken,
        DataSets = _dataSets,
    };

    private sealed class PointSlot(PointModel model, int seeds)
    {
        private readonly Lock _lock = new();
        private readonly SeedRecord?[] _records = new SeedRecord?[seeds];
        private PointRun? _run;
        private int _left = seeds;

        public PointRun Open(RunContext context, RunProgress progress)
        {
            lock (_lock)
                return _run ??= PointRun.Create(new PointPlan(model), context, progress);
        }

        public void Close(int place, SeedRecord record)
        {
            lock (_lock)
            {
                _records[place] = record;
                if (--_left == 0)
                    _run = null;
            }
        }

        public PointRecord Record() => new(model.SweptParameters, [.. _records.Select(r => r!)]);
    }
}
