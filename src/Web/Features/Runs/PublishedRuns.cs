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

    /// <summary>
    /// The newest completed run of each of these toys that has one, as declared if any of the last few was: what stands under
    /// a problem should not depend on whoever tried an odd setting last.
    /// </summary>
    public async Task<IReadOnlyDictionary<ToySlug, ShownRun>> LatestOfEachAsync(
        IEnumerable<ToySlug> toys, CancellationToken cancellationToken)
    {
        var wanted = toys.Select(slug => library.TryFind(slug, out var toy) ? toy : null).OfType<PublishedToy>().ToList();
        var found = await reading.NewestOfEachAsync([.. wanted.Select(toy => (toy.Slug, toy.Toy.Sha256, toy.Toy.Seeds))], cancellationToken);
        var latest = new Dictionary<ToySlug, ShownRun>();
        foreach (var toy in wanted)
        {
            // A run that a result rests on is known by what it ran, since its name is the result's.
            if (found.FirstOrDefault(run => run.Run.Toy == toy.Slug || run.Run.Sha256 == toy.Toy.Sha256) is { } run)
                latest.TryAdd(toy.Slug, Show(run));
        }

        return latest;
    }

    /// <summary>The newest completed run of any toy of the collection.</summary>
    public async Task<ShownRun?> LatestAsync(CancellationToken cancellationToken) =>
        await reading.NewestAsync([.. library.Toys.Select(toy => toy.Slug)], cancellationToken) is { } run ? Show(run) : null;

    /// <summary>A completed run; null where there is none.</summary>
    public async Task<ShownRun?> CompletedAsync(RunId id, CancellationToken cancellationToken) =>
        await reading.WholeAsync([id], cancellationToken) is [var run] ? Show(run) : null;

    /// <summary>Those of these runs that are completed, in this order.</summary>
    public async Task<IReadOnlyList<ShownRun>> CompletedAsync(IReadOnlyList<RunId> ids, CancellationToken cancellationToken)
    {
        var found = ids.Count == 0 ? [] : await reading.WholeAsync(ids, cancellationToken);
        return [.. found.OrderBy(run => ids.ToList().IndexOf(run.Run.Id)).Select(Show)];
    }

    private static ShownRun Show(WholeRun run) => new(run.Run, run.Text, run.Report);

    private async Task<ShownRun> ShowAsync(RunSnapshot run, CancellationToken cancellationToken)
    {
        var text = await reading.SourceAsync(run.Id, cancellationToken) ?? "";
        var report = run.State == RunState.Completed ? await reading.ReportAsync(run.Id, cancellationToken) : null;
        return new ShownRun(run, text, report);
    }
}
