using System.Globalization;

namespace LearningMechanics.Bench.Site;

/// <summary>A problem page of a site that is running already, asked for at a fixed rate.</summary>
internal static class SiteBench
{
    private const int Rate = 1000;
    private const double MedianTarget = 0.010;
    private const double TailTarget = 0.060;

    public static async Task<int> RunAsync()
    {
        var port = Environment.GetEnvironmentVariable("LM_PORT") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : 5080;
        var page = new Uri($"http://127.0.0.1:{port}/problems/edge-of-stability");
        using var http = new HttpClient();
        int bytes;
        try
        {
            bytes = (await http.GetByteArrayAsync(page)).Length;
        }
        catch (HttpRequestException e)
        {
            Console.WriteLine($"Not measured: {page} does not answer ({e.Message}). Start the site with ./lm up, or name its port by LM_PORT.");
            return 0;
        }

        Console.WriteLine($"{Machine.Describe()}\n{page}, {bytes / 1024.0:0.0} KiB, {Rate} requests/s from this same machine; latency counts from the moment a request was due\n");
        await SteadyLoad.RunAsync(http, page, Rate, seconds: 3);
        Report(await SteadyLoad.RunAsync(http, page, Rate, seconds: 10));
        return 0;
    }

    private static void Report(SteadyLoad load)
    {
        var sheet = new Sheet(("", 12), ("measured", 10), ("target", 10), ("", 6));
        Write("p50", 0.5, MedianTarget);
        Write("p99", 0.99, TailTarget);
        sheet.Write("answered/s", $"{load.Latencies.Count / load.Seconds:0}", $"{Rate}");
        sheet.Write("failed", $"{load.Failed}", "0", load.Failed == 0 ? "met" : "missed");

        void Write(string name, double share, double target)
        {
            if (load.Latencies.Count == 0)
                return;
            var latency = Statistics.Quantile(load.Latencies, share);
            sheet.Write(name, Statistics.Duration(latency), $"≤ {Statistics.Duration(target)}", latency <= target ? "met" : "missed");
        }
    }
}
