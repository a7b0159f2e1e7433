using System.Text.RegularExpressions;
using LearningMechanics.Bench.Site;

namespace LearningMechanics.Bench.Web;

/// <summary>
/// A site of its own with many results: problem pages at a fixed rate, warm and while results come in, and how long it takes to
/// make pages anew as results become many.
/// </summary>
internal static partial class WebBench
{
    private const int MostConnections = 256;
    private const int Seconds = 20;
    private const int WritesPerSecond = 5;
    private const int LoadedResults = 10_000;

    private static readonly (string Name, double Share, double? Target)[] Quantiles = [("p50", 0.5, 0.010), ("p90", 0.9, null), ("p99", 0.99, 0.060), ("p99.9", 0.999, null)];

    /// <param name="rate">Requests per second; the targets are for 1,000.</param>
    /// <param name="sizes">Numbers of results to grow through.</param>
    public static async Task<int> RunAsync(int rate, params IReadOnlyList<int> sizes)
    {
        Console.WriteLine($"{Machine.Describe()}\nA site of its own is started, and the results that every site begins with are run on it…\n");
        await using var site = await BenchSite.OpenAsync();
        using var connections = new SocketsHttpHandler { MaxConnectionsPerServer = MostConnections };
        using var http = new HttpClient(connections) { BaseAddress = site.Address, Timeout = TimeSpan.FromSeconds(10) };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var crowd = new Crowd(site.Database);
        await crowd.BeginAsync();
        var growth = new PageGrowth(http);
        foreach (var size in sizes)
        {
            await crowd.GrowAsync(size);
            await growth.MeasureAsync(size);
            if (size == LoadedResults)
                await LoadAsync(http, crowd, rate);
        }

        growth.Report();
        return 0;
    }

    private static async Task LoadAsync(HttpClient http, Crowd crowd, int rate)
    {
        var pages = await ProblemPagesAsync(http);
        Console.WriteLine($"{pages.Count} problem pages in turn, {LoadedResults:N0} results, {rate} requests/s from this same machine; latency counts from the moment a request was due\n");
        await SteadyLoad.RunAsync(http, pages, rate, seconds: 5);
        var warm = await SteadyLoad.RunAsync(http, pages, rate, Seconds);

        using var enough = new CancellationTokenSource();
        var writing = WriteAsync(crowd, enough.Token);
        var written = await SteadyLoad.RunAsync(http, pages, rate, Seconds);
        await enough.CancelAsync();
        var writes = await writing;

        var sheet = new Sheet(("", 12), ("warm", 10), ($"{writes / (double)Seconds:0.#} writes/s", 14), ("target", 10), ("", 14));
        foreach (var (name, share, target) in Quantiles)
        {
            double[] both = [Statistics.Quantile(warm.Latencies, share), Statistics.Quantile(written.Latencies, share)];
            sheet.Write(
                name, Statistics.Duration(both[0]), Statistics.Duration(both[1]), target is { } most ? $"≤ {Statistics.Duration(most)}" : "",
                target is null ? "" : string.Join(", ", both.Select(latency => latency <= target ? "met" : "missed")));
        }

        sheet.Write("answered/s", $"{warm.Latencies.Count / warm.Seconds:0}", $"{written.Latencies.Count / written.Seconds:0}", $"{rate}");
        sheet.Write("failed", $"{warm.Failed}", $"{written.Failed}", "0", warm.Failed + written.Failed == 0 ? "met" : "missed");
        Console.WriteLine();
    }

    /// <returns>How many results were published.</returns>
    private static async Task<int> WriteAsync(Crowd crowd, CancellationToken enough)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / WritesPerSecond));
        var writes = 0;
        try
        {
            while (await pace.WaitForNextTickAsync(enough))
            {
                await crowd.PublishAsync(1);
                writes++;
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }

        return writes;
    }

    private static async Task<IReadOnlyList<Uri>> ProblemPagesAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/problems");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await http.SendAsync(request);
        return [.. ProblemLink().Matches(await answer.Content.ReadAsStringAsync()).Select(link => link.Groups[1].Value).Distinct()
            .Select(path => new Uri(http.BaseAddress!, path))];
    }

    [GeneratedRegex("href=\"(/problems/[a-z0-9-]+)\"")]
    private static partial Regex ProblemLink();
}
