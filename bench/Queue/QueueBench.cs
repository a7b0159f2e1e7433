using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LearningMechanics.Bench.Queue;

/// <summary>How long a run waits on a running site whose worker is idle, by the site's own clock, one run after another.</summary>
internal static class QueueBench
{
    private const double MedianTarget = 1;
    private const double TailTarget = 5;

    /// <summary>One address may ask for thirty runs a minute.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2.1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="runs">How many; the targets are for 100.</param>
    public static async Task<int> RunAsync(int runs = 100)
    {
        var named = Environment.GetEnvironmentVariable("LM_PORT") is { Length: > 0 } set ? set : "5080";
        if (!ushort.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            Console.Error.WriteLine($"lm bench: LM_PORT={named}: must be a number in 1..65535.");
            return 2;
        }

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        if (await WhyNotAsync(http) is { } why)
        {
            Console.WriteLine($"Not measured: {why}");
            return 0;
        }

        Console.WriteLine($"{Machine.Describe()}\n{http.BaseAddress}, {runs} runs one after another, each on an idle worker; from queued to taken up by the site's clock\n");
        var waits = new List<double>();
        using var pace = new PeriodicTimer(Pace);
        for (var i = 0; i < runs; i++)
        {
            waits.Add(await MeasureAsync(http));
            await pace.WaitForNextTickAsync();
        }

        var sheet = new Sheet(("", 12), ("measured", 10), ("target", 10), ("", 6));
        Write("p50", 0.5, MedianTarget);
        Write("p99", 0.99, TailTarget);
        sheet.Write("longest", Statistics.Duration(waits.Max()), "");
        return 0;

        void Write(string name, double share, double target)
        {
            var wait = Statistics.Quantile(waits, share);
            sheet.Write(name, Statistics.Duration(wait), $"≤ {Statistics.Duration(target)}", wait <= target ? "met" : "missed");
        }
    }

    private static async Task<string?> WhyNotAsync(HttpClient http)
    {
        try
        {
            var health = await http.GetFromJsonAsync<JsonElement>("/healthz");
            if (health.GetProperty("workers").GetInt32() == 0)
                return $"no worker is at {http.BaseAddress}. Start the site with ./lm up, which starts one.";
            return health.GetProperty("queue").GetInt32() > 0 ? "other runs wait, so no worker is idle. Try again when they are done." : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return $"{http.BaseAddress} does not answer ({e.Message}). Start the site with ./lm up, or name its port by LM_PORT.";
        }
    }

    /// <returns>Seconds from queued to taken up.</returns>
    private static async Task<double> MeasureAsync(HttpClient http)
    {
        var run = await SubmitAsync(http);
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var now = await http.GetFromJsonAsync<JsonElement>($"/api/runs/{run}", patience.Token);
            if (now.GetProperty("state").GetString() is not ("queued" or "running"))
                return (now.GetProperty("started_at").GetDateTimeOffset() - now.GetProperty("queued_at").GetDateTimeOffset()).TotalSeconds;
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<string> SubmitAsync(HttpClient http)
    {
        while (true)
        {
            using var response = await http.PostAsJsonAsync("/api/runs", new { toy = "kernel-ridge", settings = new { n = 20 }, seeds = 1 });
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pace);
                continue;
            }

            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString() ?? throw new InvalidOperationException("The site named no run.");
        }
    }
}
