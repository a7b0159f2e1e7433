using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LearningMechanics.Compute.Tests.Worker;

/// <summary>Workers die at random while runs are asked for: every run ends exactly once, and none of the completed ones has other numbers.</summary>
public sealed class ChaosTests
{
    private const string Toy =
        """
        toy "A descent of a second or two"
        data a ~ normal(60, 60) / sqrt(60)
        weight w ~ normal(60)
        loss = mean((a @ w)^2) / 2
        train gd(lr = 0.1) for 20000
        measure height = loss every 2000
        predict height = 1
        seeds 4
        check height within 50%
        """;

    /// <summary>Fewer than one address may ask for within a minute.</summary>
    private const int RunsAMinute = 24;

    private const int Workers = 3;

    private static readonly TimeSpan BetweenDeaths = TimeSpan.FromSeconds(4);

    /// <summary>A lease that has to run out, and the work that is left.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public Task HalfAMinute_EveryRunEndsExactlyOnce() => RunAsync(TimeSpan.FromSeconds(30), seed: 1);

    [Fact]
    [Trait("Length", "Long")]
    public Task FiveMinutes_EveryRunEndsExactlyOnce() => RunAsync(TimeSpan.FromMinutes(5), seed: 2);

    private static async Task RunAsync(TimeSpan time, int seed)
    {
        await using var site = await SiteProcess.StartAsync("descent", Toy);
        var fate = new Random(seed);
        var fleet = Enumerable.Range(0, Workers).Select(_ => site.StartWorker()).ToList();
        var runs = new List<string>();
        var began = Stopwatch.GetTimestamp();
        var deaths = 0;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pace.WaitForNextTickAsync() && Stopwatch.GetElapsedTime(began) is var passed && passed < time)
        {
            while (runs.Count < Math.Min(RunsAMinute * Math.Ceiling(time.TotalMinutes), 1 + (passed.TotalMinutes * RunsAMinute)))
                runs.Add(await site.SubmitAsync("descent"));
            if (passed < BetweenDeaths * (deaths + 1))
                continue;

            var victim = fate.Next(Workers);
            fleet[victim].Kill();
            await fleet[victim].WaitForExitAsync();
            fleet[victim] = site.StartWorker();
            deaths++;
        }

        Assert.True(deaths >= 5, $"Only {deaths} workers were killed.");
        foreach (var run in runs)
            AssertEndedOnce((await site.UntilAsync(run, now => State(now) is not ("queued" or "running"), Patience)).Run);
    }

    private static void AssertEndedOnce(JsonElement run)
    {
        // A run that three deaths happened to meet is set aside; nothing else may come of it.
        Assert.Contains(State(run), new[] { "completed", "parked" });
        var log = run.GetProperty("log").GetString() ?? "";
        var words = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();
        Assert.Single(words, word => word == "completed" || word.StartsWith("parked", StringComparison.Ordinal) || word.StartsWith("failed", StringComparison.Ordinal));
        Assert.Equal(run.GetProperty("attempts").GetInt32(), words.Count(word => word.StartsWith("taken by", StringComparison.Ordinal)));
        if (State(run) == "completed")
            Assert.True(run.GetProperty("checked").GetInt32() > 0, string.Create(CultureInfo.InvariantCulture, $"{run.GetProperty("id")} was not checked."));
    }

    private static string? State(JsonElement run) => run.GetProperty("state").GetString();
}
