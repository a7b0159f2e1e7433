using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;

namespace LearningMechanics.Web.Features.Api.Reading;

internal static class TombstoneReads
{
    private const string List = "tombstones";

    /// <summary>What was withdrawn, by number from the highest.</summary>
    public static async Task<IResult> ListAsync(
        [AsParameters] PageQuery query, HttpContext context, ResultReading results, ResultTelling telling, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        if (PageRequest.Refuse(List, query, text => ResultNumber.TryParse(text, null, out _), out var page) is { } refusal)
            return refusal;
        var views = await results.WithdrawnAsync(page.After is { } after ? ResultNumber.Parse(after) : null, page.Limit + 1, cancellationToken);
        return Paging.Answer(
            context, addresses, page, List, views, view => $"{view.Result.Number}", telling.TombstoneOf, ApiJson.Plain.PageTombstone);
    }
}
