namespace LearningMechanics.Domain.Runs;

/// <summary>How long a run may take, given its price.</summary>
/// <remarks>
/// The price is an upper bound of operations and only an estimate of seconds. A slow core is some three times slower than the
/// estimate's, and the estimate is off by as much again: ten covers both. What is over that is no longer the run that was priced.
/// </remarks>
public static class RunTime
{
    private const double SlowestMachine = 10;

    /// <summary>Compiling, fetching data sets, sending the record.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a worker's own clock allows, so that it can say so itself; short enough that a slot is free within half a minute.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>What a worker allows by its own clock.</summary>
    /// <param name="pricedSeconds">Seconds on one core, as priced.</param>
    public static TimeSpan Limit(double pricedSeconds) => Overhead + TimeSpan.FromSeconds(pricedSeconds * SlowestMachine);

    /// <summary>What the site allows, whatever a worker says.</summary>
    /// <param name="pricedSeconds">Seconds on one core, as priced.</param>
    public static TimeSpan HardLimit(double pricedSeconds) => Limit(pricedSeconds) + Grace;
}
