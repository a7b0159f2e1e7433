using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Results;

/// <summary>Finds results for whoever asks, and says what they may see of them.</summary>
internal sealed class PublishedResults(ResultReading reading, PublishedRuns runs, ContentLibrary library)
{
    public async Task<ResultSight> FindAsync(ResultAddress address, SignedIn? reader, CancellationToken cancellationToken)
    {
        if (await reading.FindAsync(address.Number, address.Version, cancellationToken) is not { } view)
            return new ResultSight.Missing();
        var actor = reader is null ? null : new Actor(reader.Id, reader.Standing);
        if (!view.MayBeReadBy(actor))
            return new ResultSight.Missing();
        if (view.Result.IsWithdrawn)
            return new ResultSight.Withdrawn(view);
        var run = view.Version.Run is { } id ? await RunAsync(id, view.Version.State, cancellationToken) : null;
        library.TryFind(view.Result.Problem, out var problem);
        return new ResultSight.Shown(new ShownResult(view, run, problem));
    }

    /// <summary>A run that a published version rests on has ended, and is read in one statement.</summary>
    private async Task<ShownRun?> RunAsync(RunId id, VersionState state, CancellationToken cancellationToken) =>
        (state == VersionState.Published ? await runs.CompletedAsync(id, cancellationToken) : null) ?? await runs.FindAsync(id, cancellationToken);
}

/// <summary>What somebody may see of a result.</summary>
internal abstract record ResultSight
{
    private ResultSight()
    {
    }

    /// <summary>There is none, or none that they may know of.</summary>
    public sealed record Missing : ResultSight;

    /// <summary>Its tombstone.</summary>
    public sealed record Withdrawn(ResultView View) : ResultSight;

    /// <summary>All of it.</summary>
    public sealed record Shown(ShownResult Result) : ResultSight;
}
