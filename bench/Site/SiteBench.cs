using System.Globalization;

namespace LearningMechanics.Bench.Site;

/// <summary>A problem page of a site that is running already, asked for at a fixed rate.</summary>
internal static class SiteBench
{
    private const int MostConnections = 256;
    private const double MedianTarget = 0.010;
    private const double TailTarget = 0.060;

    /// <param name="rate">Requests per second; the targets are for 1,000.</param>
    public static async Task<int> RunAsync(int rate = 1000)
    {
        var named = Environment.GetEnvironmentVariable("LM_PORT") is { Length: > 0 } set ? set : "5080";
        if (!ushort.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            Console.Error.WriteLine($"lm bench: LM_PORT={named}: must be a number in 1..65535.");
            return 2;
        }

        var page = new Uri($"http://127.0.0.1:{port}/problems/edge-of-stability");
        using var connections = new SocketsHttpHandler { MaxConnectionsPerServer = MostConnections };
        // A page that takes so long has failed its reader; and a site that cannot keep up should not hold the measurement.
        using var http = new HttpClient(connections) { Timeout = TimeSpan.FromSeconds(10) };
        int bytes;
        try
        {
            bytes = (await http.GetByteArrayAsync(page)).Length;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine($"Not measured: {page} does not answer ({e.Message}). Start the site with ./lm up, or name its port by LM_PORT.");
            return 0;
        }

        Console.WriteLine($"{Machine.Describe()}\n{page}, {bytes / 1024.0:0.0} KiB, {rate} requests/s from this same machine; latency counts from the moment a request was due\n");
        await SteadyLoad.RunAsync(http, [page], rate, seconds: 3);
        Report(await SteadyLoad.RunAsync(http, [page], rate, seconds: 10), rate);
        return 0;
    }

    private static void Report(SteadyLoad load, int rate)
    {
        var sheet = new Sheet(("", 12), ("measured", 10), ("target", 10), ("", 6));
        Write("p50", 0.5, MedianTarget);
        Write("p99", 0.99, TailTarget);
        sheet.Write("answered/s", $"{load.Latencies.Count / load.Seconds:0}", $"{rate}");
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
