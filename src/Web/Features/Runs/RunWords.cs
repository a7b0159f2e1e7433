using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Web.Charts;

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

    /// <summary>Where a run stands, in one sentence.</summary>
    public static string Standing(RunState state, int? position, double progress) => state switch
    {
        RunState.Queued when position is 1 or null => "Waiting for a worker: next in the queue.",
        RunState.Queued => $"Waiting for a worker: number {position} in the queue.",
        RunState.Running => $"Running: {Math.Floor(progress * 100):0} % of the work is done.",
        RunState.Completed => "Completed.",
        RunState.Failed => "Ended without a verdict.",
        RunState.Cancelled => "Cancelled.",
        RunState.Parked => "Set aside: every worker that took it was lost.",
        _ => "",
    };

    private static string Seeds(int seeds) => seeds == 1 ? "one seed" : $"{seeds} seeds";

    private static string Duration(double seconds) => seconds switch
    {
        < 1 => "less than a second",
        < 90 => $"about {NumberText.Short(Math.Round(seconds))} s",
        < 5400 => $"about {NumberText.Short(Math.Round(seconds / 60))} min",
        _ => $"about {NumberText.Short(Math.Round(seconds / 3600))} h",
    };
}
