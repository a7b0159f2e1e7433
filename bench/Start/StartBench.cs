using System.Diagnostics;

namespace LearningMechanics.Bench.Start;

/// <summary>How long the first answers take at a terminal, from key press to prompt.</summary>
internal static class StartBench
{
    private static readonly (string[] Command, int Rounds)[] Commands =
    [
        (["toy", "check", "content/toys/edge-of-stability.toy"], 7),
        (["toy", "run", "content/toys/edge-of-stability.toy"], 3),
        (["toy", "run", "content/toys/kernel-ridge.toy"], 3),
    ];

    public static int Run()
    {
        Console.WriteLine($"\n{Machine.Describe()}\nwall time, built beforehand; median, and the range of the rounds\n");
        // The first call may build.
        Seconds(Commands[0].Command);
        var sheet = new Sheet(("command", 54), ("time", 9), ("rounds", 13));
        foreach (var (command, rounds) in Commands)
        {
            double[] seconds = [.. Enumerable.Range(0, rounds).Select(_ => Seconds(command))];
            sheet.Write($"./lm {string.Join(' ', command)}", Statistics.Duration(Statistics.Median(seconds)), $"{seconds.Min():0.00}–{seconds.Max():0.00}");
        }

        return 0;
    }

    private static double Seconds(string[] command)
    {
        var started = Stopwatch.GetTimestamp();
        using var script = Process.Start(new ProcessStartInfo("./lm", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = script.StandardError.ReadToEndAsync();
        script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        // 1 is an answer too: a check that does not hold.
        return script.ExitCode <= 1
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"./lm {string.Join(' ', command)} failed: {error.Result}");
    }
}
