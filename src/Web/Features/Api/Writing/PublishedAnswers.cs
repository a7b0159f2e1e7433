using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api.Reading;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>Tells a program of what it has just made.</summary>
internal sealed class PublishedAnswers(PublishedResults results, ResultTelling telling, RunReading runs, RunTelling tellingRuns, ApiAddresses addresses)
{
    /// <summary>201 with a version that its author may see, be it public or not.</summary>
    public async Task<IResult> CreatedAsync(VersionName version, HttpContext context)
    {
        context.Response.Headers.Location = addresses.Of(version);
        var sight = await results.FindAsync(new ResultAddress(version.Result, version.Version, ""), context.MustBeSignedIn, context.RequestAborted);
        return sight is ResultSight.Shown(var shown)
            ? TypedResults.Json(telling.Of(shown), ApiJson.Plain.ResultResource, statusCode: StatusCodes.Status201Created)
            : TypedResults.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>201 with a run that waits now.</summary>
    public async Task<IResult> CreatedAsync(RunId run, HttpContext context)
    {
        context.Response.Headers.Location = addresses.Of(run);
        return await runs.FindAsync(run, context.RequestAborted) is { } found
            ? TypedResults.Json(tellingRuns.Whole(found, null), ApiJson.Plain.RunResource, statusCode: StatusCodes.Status201Created)
            : TypedResults.StatusCode(StatusCodes.Status201Created);
    }
}
