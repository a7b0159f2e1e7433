using System.Net;
using System.Text.Json;
using LearningMechanics.Compute.Worker;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Worker;

public sealed class HeldRunTests
{
    /// <summary>Minutes of work.</summary>
    private const string Endless =
        """
        toy "A descent that takes minutes"
        data a ~ normal(200, 200) / sqrt(200)
        weight w ~ normal(200)
        loss = mean((a @ w)^2) / 2
        train gd(lr = 0.1) for 5000000
        measure height = loss every 500
        predict height = 1
        seeds 4
        check height within 50%
        """;

    private const string Short =
        """
        toy "A mean"
        data x ~ normal(4)
        measure level = mean(x)
        predict level = 0
        seeds 4
        check level within 1 absolutely
        """;

    [Fact]
    public async Task Work_PastTheLimitOfItsPrice_StopsByItsOwnClockAndSaysSo()
    {
        using var site = new RecordingSite(_ => HttpStatusCode.OK);

        var became = await new HeldRun(site.Client, Leased(Endless, limitSeconds: 0.5), 1, TimeProvider.System).WorkAsync(default);

        Assert.StartsWith("failed: Timeout", became, StringComparison.Ordinal);
        Assert.Contains("Timeout: stopped after", Assert.Single(site.Heard, said => said.Verb == "fail").Body);
        Assert.DoesNotContain(site.Heard, said => said.Verb == "complete");
    }

    [Fact]
    public async Task Work_SiteSaysCancelled_StopsWithThatReport()
    {
        using var site = new RecordingSite(verb => verb == "progress" ? HttpStatusCode.Conflict : HttpStatusCode.OK);

        var became = await new HeldRun(site.Client, Leased(Endless), 1, TimeProvider.System).WorkAsync(default);

        Assert.Equal("lost: The run is cancelled: stop the work.", became);
        Assert.Single(site.Heard);
    }

    [Fact]
    public async Task Work_LaterLook_MeasuresTheRepetitionsItWasGiven()
    {
        using var site = new RecordingSite(_ => HttpStatusCode.OK);
        var leased = Leased(Short) with { FirstSeed = 4, Seeds = 4 };

        Assert.Equal("completed", await new HeldRun(site.Client, leased, 1, TimeProvider.System).WorkAsync(default));

        var sent = JsonSerializer.Deserialize(site.Heard.Single(said => said.Verb == "complete").Body, ProtocolJson.Default.CompletionReport);
        var eight = Toy.Compile(Short).Toy!.Run(new RunSettings { Key = leased.Key, Seeds = 8, Threads = 1 });
        Assert.Equal([4, 5, 6, 7], sent?.Record.Points[0].Seeds.Select(seed => seed.Seed));
        Assert.Equal(
            eight.Points[0].Seeds.Skip(4).Select(seed => seed.Measured[0].Values[0][0]),
            sent?.Record.Points[0].Seeds.Select(seed => seed.Measured[0].Values[0][0]));
    }

    [Fact]
    public async Task Loop_WorkerSetAside_SaysWhyAndAsksAgain()
    {
        using var site = new RecordingSite(_ => HttpStatusCode.Locked);
        using var enough = new CancellationTokenSource();
        using var log = new StopWriter(enough);

        Assert.Null(await new WorkerLoop(site.Client, Machine.Describe(1), 1, TimeProvider.System, log).RunAsync(enough.Token));

        Assert.Contains("The run is cancelled: stop the work. Asking again until then.", log.ToString());
    }

    private static LeasedRun Leased(string source, double limitSeconds = 3600) => new()
    {
        Run = RunId.New(TimeProvider.System),
        Lease = LeaseId.New(TimeProvider.System),
        LeaseSeconds = 30,
        HeartbeatSeconds = 0.2,
        LimitSeconds = limitSeconds,
        Toy = "a-toy",
        Source = source,
        Settings = new Dictionary<string, double>(),
        Seeds = 4,
        Key = RunKey.Draw(),
    };

    /// <summary>Ends the loop once something was said.</summary>
    private sealed class StopWriter(CancellationTokenSource enough) : StringWriter
    {
        public override Task FlushAsync(CancellationToken cancellationToken) => enough.CancelAsync();
    }
}
