using System.ComponentModel;
using System.Text;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Api.Reading;

internal static class RunReads
{
    private const string List = "runs";

    public static async Task<IResult> ListAsync(
        [AsParameters] PageQuery query,
        [Description("In this state alone: queued, running, completed, failed, cancelled or parked.")] string? state,
        [Description("Of this toy of the collection alone, by its slug.")] string? toy,
        HttpContext context, RunListing listing, RunTelling telling, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        if (PageRequest.Refuse(List, query, text => RunId.TryParse(text, null, out _), out var page) is { } refusal)
            return refusal;
        RunState? inState = state is null ? null : ApiWords.Read<RunState>(state);
        if (state is not null && inState is null)
            return ApiRefusals.At("state", $"state = {Refusals.Shown(state)}: must be one of {ApiWords.All(Enum.GetValues<RunState>())}.");
        ToySlug? ofToy = null;
        if (toy is not null)
        {
            if (!ToySlug.TryParse(toy, null, out var slug))
                return ApiRefusals.At("toy", $"toy = {Refusals.Shown(toy)}: must be a toy's slug.");
            ofToy = slug;
        }

        RunId? before = page.After is { } after ? RunId.Parse(after) : null;
        var found = await listing.ListAsync(inState, ofToy, before, page.Limit + 1, cancellationToken);
        return Paging.Answer(context, addresses, page, List, found, run => $"{run.Id}", telling.Of, ApiJson.Plain.PageRunItem);
    }

    public static async Task<IResult> ReadAsync(string id, FoundRuns runs, RunTelling telling, CancellationToken cancellationToken)
    {
        var (shown, refusal) = await runs.FindAsync(id, cancellationToken);
        return shown is null ? refusal : ApiAnswer.Of(telling.Whole(shown.Run, shown.Report), ApiJson.Plain.RunResource);
    }

    public static async Task<IResult> ReadFiguresAsync(string id, FoundRuns runs, CancellationToken cancellationToken)
    {
        var (shown, refusal) = await runs.FindAsync(id, cancellationToken);
        return shown is null ? refusal : Figures(shown);
    }

    /// <summary>The exact text that is run.</summary>
    public static async Task<IResult> ReadTextAsync(string id, FoundRuns runs, CancellationToken cancellationToken)
    {
        var (shown, refusal) = await runs.FindAsync(id, cancellationToken);
        return shown is null ? refusal : new ApiAnswer(Encoding.UTF8.GetBytes(shown.Text), "text/plain; charset=utf-8");
    }

    /// <summary>Charts of a judged run; none before, and none without a run.</summary>
    public static ApiAnswer Figures(ShownRun? shown) =>
        ApiAnswer.Of(new Page<FigureResource>([.. (shown?.Figures ?? []).Select(FigureResource.Of)], null), ApiJson.Plain.PageFigureResource);
}
