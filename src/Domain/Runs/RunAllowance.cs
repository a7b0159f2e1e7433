using System.Globalization;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Runs;

/// <summary>What somebody may ask of the workers: for one run, and within one day.</summary>
/// <param name="Name">As it is kept with each run ordered under it.</param>
/// <param name="Run">What one run may cost.</param>
/// <param name="SecondsPerDay">Priced seconds of one core, from midnight to midnight UTC.</param>
public sealed record RunAllowance(string Name, RunBudget Run, double SecondsPerDay)
{
    private const double Hour = 3600;

    /// <summary>Visitors behind one address: six of the largest runs they may ask for, or thousands of small ones.</summary>
    public static RunAllowance Visitor { get; } = new("visitor", RunBudget.Visitor, Hour);

    /// <summary>Somebody who has signed up: no larger runs than a visitor's, since signing up costs nothing, but more of them.</summary>
    public static RunAllowance Newcomer { get; } = new("newcomer", RunBudget.Visitor, 2 * Hour);

    /// <summary>Somebody who has shown what they do here.</summary>
    public static RunAllowance Member { get; } = new("member", new(Hour, 2L << 30, 5_000), 8 * Hour);

    /// <summary>Somebody whose results need no review: a night of one core for one run.</summary>
    public static RunAllowance Trusted { get; } = new("trusted", new(8 * Hour, 8L << 30, 5_000), 48 * Hour);

    private static IReadOnlyList<RunAllowance> All { get; } = [Visitor, Newcomer, Member, Trusted];

    /// <summary>The allowance of a name; a visitor's where there is none of it any more.</summary>
    public static RunAllowance Named(string name) => All.FirstOrDefault(allowance => allowance.Name == name) ?? Visitor;

    /// <summary>What goes with a standing; null for whoever is not signed in.</summary>
    public static RunAllowance For(Standing? standing) => standing switch
    {
        null => Visitor,
        Standing.Newcomer => Newcomer,
        Standing.Member => Member,
        _ => Trusted,
    };

    /// <summary>When the day's allowance begins anew.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset now) => StartOfDay(now).AddDays(1);

    /// <summary>Since when runs count against the day's allowance.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>Priced seconds left of a day on which some were used.</summary>
    public double Left(double usedSeconds) => Math.Max(0, SecondsPerDay - usedSeconds);

    /// <summary>Says why what is left of the day does not suffice, or null where it does.</summary>
    public string? Refuse(RunCost cost, double usedSeconds, DateTimeOffset now) => cost.Seconds <= Left(usedSeconds)
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"This would take about {cost.Seconds:N0} s of one core, and {Left(usedSeconds):N0} s of the {SecondsPerDay:N0} s that you may use a day are left. "
            + $"The next day begins in {Math.Ceiling((NextDay(now) - now).TotalHours):0} h, at midnight UTC. A run that you cancel is charged only for the work it did.");
}
