using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Finds results for the API: for everybody what is public, for authors and their programs what is theirs.</summary>
internal sealed class FoundResults(PublishedResults results, ResultTelling telling)
{
    /// <summary>The result, or what is answered in its place.</summary>
    /// <param name="name"><c>17</c> for the latest version, or <c>17v2</c>.</param>
    /// <param name="context">The request: whether its sender may see what is not public.</param>
    public async Task<(ShownResult? Shown, IResult Refusal)> FindAsync(string name, HttpContext context)
    {
        if (!ResultAddress.TryParse(name, out var address) || address.Ending.Length > 0)
            return (null, ApiRefusals.NoSuch("result", name));
        var reader = context.SignedIn is { } person && (person.May(TokenScope.ResultsRead) || person.May(TokenScope.ResultsWrite)) ? person : null;
        switch (await results.FindAsync(address, reader, context.RequestAborted))
        {
            case ResultSight.Shown(var shown):
                if (!shown.Version.State.IsPublic)
                    context.Response.Headers.CacheControl = "no-store";
                return (shown, TypedResults.Ok());
            case ResultSight.Withdrawn(var view):
                return (null, new Gone(telling.TombstoneOf(view)));
            default:
                return (null, ApiRefusals.NoSuch("result", name));
        }
    }
}
