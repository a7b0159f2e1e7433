using System.Diagnostics;

namespace LearningMechanics.Bench.Site;

/// <summary>Requests that start when they are due, whether or not earlier ones are answered: readers do not wait for each other.</summary>
/// <param name="Latencies">Seconds from due to answered, of every request that was answered well.</param>
/// <param name="Failed">Requests with another answer or none.</param>
/// <param name="Seconds">From the first due to the last answered.</param>
internal sealed record SteadyLoad(IReadOnlyList<double> Latencies, int Failed, double Seconds)
{
    public static async Task<SteadyLoad> RunAsync(HttpClient http, IReadOnlyList<Uri> pages, int rate, int seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var requests = new List<Task<double?>>(rate * seconds);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (requests.Count < rate * seconds)
        {
            await tick.WaitForNextTickAsync();
            var due = Math.Min(rate * seconds, 1 + (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * rate));
            while (requests.Count < due)
                requests.Add(AskAsync(http, pages[requests.Count % pages.Count], began, (double)requests.Count / rate));
        }

        var latencies = await Task.WhenAll(requests);
        return new SteadyLoad(
            [.. latencies.OfType<double>()], latencies.Count(l => l is null), Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Null where it failed.</summary>
    private static async Task<double?> AskAsync(HttpClient http, Uri page, long began, double due)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            await answer.Content.CopyToAsync(Stream.Null);
            return answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(began).TotalSeconds - due : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
