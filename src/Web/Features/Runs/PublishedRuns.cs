using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Reads whole runs, text and judgement included, for pages.</summary>
public sealed class PublishedRuns(RunReading reading, ContentLibrary library)
{
    public async Task<ShownRun?> FindAsync(RunId id, CancellationToken cancellationToken) =>
        await reading.FindAsync(id, cancellationToken) is { } run ? await ShowAsync(run, cancellationToken) : null;

    /// <summary>The newest completed run of each of these toys that has one.</summary>
    public async Task<IReadOnlyDictionary<ToySlug, ShownRun>> LatestOfEachAsync(
        IEnumerable<ToySlug> toys, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<ToySlug, ShownRun>();
        foreach (var toy in toys)
        {
            if (await reading.LatestCompletedAsync(toy, 1, cancellationToken) is [var run])
                latest.Add(toy, await ShowAsync(run, cancellationToken));
        }

        return latest;
    }

    /// <summary>The newest completed run of any toy of the collection.</summary>
    public async Task<ShownRun?> LatestAsync(CancellationToken cancellationToken)
    {
        var newest = new List<RunView>();
        foreach (var toy in library.Toys)
            newest.AddRange(await reading.LatestCompletedAsync(toy.Slug, 1, cancellationToken));
        return newest.MaxBy(run => run.EndedAt) is { } run ? await ShowAsync(run, cancellationToken) : null;
    }

    private async Task<ShownRun> ShowAsync(RunView run, CancellationToken cancellationToken)
    {
        var text = await reading.SourceAsync(run.Id, cancellationToken) ?? "";
        var report = run.State == RunState.Completed ? await reading.ReportAsync(run.Id, cancellationToken) : null;
        return new ShownRun(run, text, report);
    }
}
