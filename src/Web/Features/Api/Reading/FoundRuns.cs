using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Finds runs for the API. What a withdrawn result rested on went with it.</summary>
internal sealed class FoundRuns(PublishedRuns runs, ResultReading results, ResultTelling telling)
{
    /// <summary>The run, or what is answered in its place.</summary>
    public async Task<(ShownRun? Shown, IResult Refusal)> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, cancellationToken) is not { } shown)
            return (null, ApiRefusals.NoSuch("run", id));
        return await results.WithdrawnOfAsync(run, cancellationToken) is { } withdrawn
            && await results.FindAsync(withdrawn.Number, null, cancellationToken) is { } view
            ? (null, new Gone(telling.TombstoneOf(view)))
            : (shown, TypedResults.Ok());
    }
}
