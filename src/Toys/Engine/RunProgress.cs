using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>Adds up the work of all threads, weighted by its price, and tells the observer now and then.</summary>
internal sealed class RunProgress(IRunObserver? observer, double totalSeconds)
{
    /// <summary>A report for every part in a thousand is as fine as any progress bar.</summary>
    private const double Resolution = 1e-3;

    private readonly Lock _lock = new();
    private double _done;
    private double _reported;

    /// <summary>Work smaller than this is best added up before <see cref="Add"/> is called.</summary>
    public double Grain { get; } = totalSeconds * Resolution / 4;

    public void Add(double seconds)
    {
        if (observer is null)
            return;
        lock (_lock)
        {
            _done += seconds;
            var fraction = totalSeconds > 0 ? Math.Min(1, _done / totalSeconds) : 0;
            if (fraction < _reported + Resolution)
                return;
            _reported = fraction;
            observer.OnProgress(fraction);
        }
    }

    public void Complete()
    {
        lock (_lock)
            if (_reported < 1)
            {
                _reported = 1;
                observer?.OnProgress(1);
            }
    }
}

/// <summary>The progress of one repetition: small amounts are added up before others are bothered.</summary>
/// <param name="progress">The whole run's.</param>
/// <param name="expectedSeconds">What the repetition costs at most.</param>
internal sealed class SeedProgress(RunProgress progress, double expectedSeconds)
{
    private double _pending;
    private double _done;

    public void Add(double seconds)
    {
        _pending += seconds;
        if (_pending >= progress.Grain)
            Flush();
    }

    /// <summary>Counts what an early end saved as done.</summary>
    public void Complete()
    {
        _pending = Math.Max(_pending, expectedSeconds - _done);
        Flush();
    }

    private void Flush()
    {
        progress.Add(_pending);
        _done += _pending;
        _pending = 0;
    }
}
