using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Reads whole runs, text and judgement included, for pages.</summary>
public sealed class PublishedRuns(RunReading reading, ContentLibrary library)
{
    private const int LastFew = 20;

    public async Task<ShownRun?> FindAsync(RunId id, CancellationToken cancellationToken) =>
        await reading.FindAsync(id, cancellationToken) is { } run ? await ShowAsync(run, cancellationToken) : null;

    /// <summary>
    /// The newest completed run of each of these toys that has one, as declared if any of the last few was: what stands under
    /// a problem should not depend on whoever tried an odd setting last.
    /// </summary>
    public async Task<IReadOnlyDictionary<ToySlug, ShownRun>> LatestOfEachAsync(
        IEnumerable<ToySlug> toys, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<ToySlug, ShownRun>();
        foreach (var toy in toys)
        {
            if (await LatestOfAsync(toy, cancellationToken) is { } run)
                latest.Add(toy, await ShowAsync(run, cancellationToken));
        }

        return latest;
    }

    /// <summary>The newest completed run of any toy of the collection.</summary>
    public async Task<ShownRun?> LatestAsync(CancellationToken cancellationToken)
    {
        var newest = new List<RunSnapshot>();
        foreach (var toy in library.Toys)
        {
            if (await LatestOfAsync(toy.Slug, cancellationToken) is { } run)
                newest.Add(run);
        }

        return newest.MaxBy(run => run.EndedAt) is { } shown ? await ShowAsync(shown, cancellationToken) : null;
    }

    private async Task<RunSnapshot?> LatestOfAsync(ToySlug toy, CancellationToken cancellationToken)
    {
        var runs = await reading.LatestCompletedAsync(toy, LastFew, cancellationToken);
        return runs.FirstOrDefault(run => library.TryFind(toy, out var published) && IsAsDeclared(run, published)) ?? (runs.Count > 0 ? runs[0] : null);
    }

    private static bool IsAsDeclared(RunSnapshot run, PublishedToy toy) =>
        run.Seeds >= toy.Toy.Seeds && run.Settings.All(setting =>
            !toy.Toy.Points[0].ContainsKey(setting.Key)
            && toy.Toy.Parameters.Any(parameter => parameter.Name == setting.Key && parameter.Value == setting.Value));

    private async Task<ShownRun> ShowAsync(RunSnapshot run, CancellationToken cancellationToken)
    {
        var text = await reading.SourceAsync(run.Id, cancellationToken) ?? "";
        var report = run.State == RunState.Completed ? await reading.ReportAsync(run.Id, cancellationToken) : null;
        return new ShownRun(run, text, report);
    }
}
