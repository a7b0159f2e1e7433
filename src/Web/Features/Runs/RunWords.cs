using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>What pages say of runs.</summary>
public static class RunWords
{
    /// <summary>What a run will cost, before it is asked for.</summary>
    public static string Price(ToyPrice price, int points, int seeds)
    {
        var work = points > 1 ? $"{points} sweep points × {Seeds(seeds)}" : Seeds(seeds);
        return $"{work}, {Duration(price.Seconds)} of one core at most";
    }

    /// <summary>Where a run stands, in a sentence or two.</summary>
    public static string Standing(RunSnapshot run) => Sofar(run) + run.State switch
    {
        RunState.Queued => $"Waiting for a worker: {(run.Position is 1 or null ? "next" : $"number {run.Position}")} in the queue.{(run.Obstacle is null ? "" : $" {run.Obstacle}")}",
        RunState.Running => $"Running: {Math.Floor(run.Progress * 100):0} % of the work is done.",
        RunState.Completed => "Completed.",
        RunState.Failed => "Ended without a verdict.",
        RunState.Cancelled => "Cancelled.",
        RunState.Parked => "Set aside: every worker that took it was lost.",
        _ => "",
    };

    /// <summary>What somebody may still ask for this day.</summary>
    public static string LeftToday(RunAllowance allowance, double seconds) =>
        $"Left today: {NumberText.Short(Math.Floor(seconds / 60))} of {NumberText.Short(allowance.SecondsPerDay / 60)} core minutes. The next day begins at midnight UTC.";

    /// <summary>How far the numbers can be believed.</summary>
    public static string Belief(RunSnapshot run) => run switch
    {
        { IsWorkerSetAside: true } => "Measured by a worker that has since been set aside: something else it sent was wrong. Run it again before you rely on it.",
        { Checked: 0 } => "Unchecked: its price, or its engine, did not allow the site to run any of it again.",
        { Checked: 1 } => "One repetition, drawn at random, was run again by the site and gave the same numbers.",
        _ => $"{run.Checked} repetitions, drawn at random, were run again by the site and gave the same numbers.",
    };

    private static string Sofar(RunSnapshot run) =>
        run.FirstSeed > 0 && !run.State.IsEnded ? $"Undecided after {run.FirstSeed} repetitions, so it goes on to {run.Seeds}. " : "";

    private static string Seeds(int seeds) => seeds == 1 ? "one seed" : $"{seeds} seeds";

    private static string Duration(double seconds) => seconds switch
    {
        < 1 => "less than a second",
        < 90 => $"about {NumberText.Short(Math.Round(seconds))} s",
        < 5400 => $"about {NumberText.Short(Math.Round(seconds / 60))} min",
        _ => $"about {NumberText.Short(Math.Round(seconds / 3600))} h",
    };
}
