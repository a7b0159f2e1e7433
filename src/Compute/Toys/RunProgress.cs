using LearningMechanics.Toys.Runs;
using Spectre.Console;

namespace LearningMechanics.Compute.Toys;

/// <summary>Shows how far a run is, on the error stream of a terminal; says nothing to a file.</summary>
internal sealed class RunProgress(ProgressTask task) : IRunObserver
{
    public static Task<RunRecord> ShowAsync(Terminal terminal, Func<IRunObserver?, Task<RunRecord>> run)
    {
        if (!terminal.IsErrorTerminal)
            return run(null);
        return terminal.ErrorConsole().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => run(new RunProgress(context.AddTask("run", maxValue: 1))));
    }

    public void OnProgress(double fraction) => task.Value = fraction;

    public void OnPredicted(int point, int seed, PredictedSeries prediction, IReadOnlyList<int> steps)
    {
    }

    public void OnSample(int point, int seed, string measure, int step, double time, ReadOnlySpan<double> value)
    {
    }

    public void OnSeedCompleted(int point, SeedRecord record)
    {
    }
}
