using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>One run on this machine, from what was typed to the exit status.</summary>
internal sealed class ToyRun(Terminal terminal)
{
    public async Task<int> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        if (Refused(request.Errors()))
            return ExitStatus.Wrong;
        if (LoadedToy.Load(request.File, request.Assignments, terminal) is not var (toy, source))
            return ExitStatus.Wrong;
        if (Refused(Budget.Errors(toy.Price, Budget.MemoryHere)))
            return ExitStatus.Wrong;

        // Opened before the run: an hour's numbers are not lost to a mistyped path.
        using var destinations = ReportDestinations.Open(request);
        if (Refused(destinations.Errors))
            return ExitStatus.Wrong;

        try
        {
            var look = request.LookFor(toy.Seeds);
            var settings = request.Settings() with { Seeds = look.Seeds ?? request.Seeds };
            var report = await JudgeAsync(toy, Budget.Fit(settings, toy.Price, Budget.MemoryHere), look, cancellationToken);
            await destinations.WriteAsync(toy, report, terminal, CancellationToken.None);
            if (!request.IsJsonToOutput && !request.IsChartToOutput)
                RunSheet.Print(report, terminal.OutputConsole());
            if (request is { Chart: { } chart, IsChartToOutput: false })
                terminal.Error.WriteLine($"Drawn in {DiagnosticPrinter.Printable(chart)}.");
            return report.Checks.All(c => c.Verdict == Verdict.Holds) ? ExitStatus.Success : ExitStatus.NotHeld;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped; nothing was written.");
            return ExitStatus.Interrupted;
        }
        catch (ToyRunFailedException e)
        {
            DiagnosticPrinter.Print([e.In(source)], source, terminal);
            return ExitStatus.Wrong;
        }
        catch (IOException e)
        {
            terminal.Error.WriteLine($"The run is done but its report could not be written: {e.Message.TrimEnd('.')}.");
            return ExitStatus.Wrong;
        }
    }

    private async Task<RunReport> JudgeAsync(Toy toy, RunSettings settings, SeedLook look, CancellationToken cancellationToken)
    {
        // A thread of its own: the engine computes until it is done, and the progress bar needs the pool.
        var record = await RunProgress.ShowAsync(
            terminal,
            observer => Task.Factory.StartNew(
                () => toy.Run(settings, observer, cancellationToken),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return toy.Judge(record, settings.DataSets, look);
    }

    private bool Refused(IEnumerable<string> errors)
    {
        var any = false;
        foreach (var error in errors)
        {
            terminal.Error.WriteLine(DiagnosticPrinter.Printable(error));
            any = true;
        }

        return any;
    }
}
