using System.Diagnostics;

namespace LearningMechanics.Bench.Web;

/// <summary>How long pages take that are made anew, as results become many.</summary>
internal sealed class PageGrowth(HttpClient http)
{
    private const int Repetitions = 40;

    private static readonly (string Title, string Path)[] Pages =
    [
        ("a problem", "/problems/edge-of-stability"), ("all problems", "/problems"), ("home", "/"), ("results", "/results"),
        ("about a problem", "/results?problem=edge-of-stability"), ("a result", "/results/1"), ("a person", "/people/reader-1"),
        ("a toy", "/toys/edge-of-stability"), ("search", "/search?q=sharpness"), ("feed of all", "/feed.atom"), ("feed of a problem", "/problems/edge-of-stability/feed.atom"),
    ];

    private readonly List<(int Results, IReadOnlyList<double?> Medians)> measured = [];
    private int asked;

    public async Task MeasureAsync(int results)
    {
        var medians = new List<double?>();
        foreach (var (_, path) in Pages)
            medians.Add(await MedianAsync(path));
        measured.Add((results, medians));
    }

    public void Report()
    {
        Console.WriteLine("Pages made anew, one after another: median, nothing kept\n");
        var sheet = new Sheet([("", 20), .. measured.Select(column => ($"{column.Results:N0}", 10))]);
        for (var i = 0; i < Pages.Length; i++)
            sheet.Write([Pages[i].Title, .. measured.Select(column => column.Medians[i] is { } median ? Statistics.Duration(median) : "none")]);
    }

    /// <summary>Null where there is no such page.</summary>
    private async Task<double?> MedianAsync(string path)
    {
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            // A query that the page does not read: it is not looked for among those that are kept.
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}anew={asked++}", UriKind.Relative));
            await answer.Content.CopyToAsync(Stream.Null);
            if (!answer.IsSuccessStatusCode)
                return null;
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return Statistics.Median(times);
    }
}
