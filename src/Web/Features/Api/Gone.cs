using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api;

/// <summary>410 with what stays of a result that was withdrawn.</summary>
internal sealed class Gone(Tombstone tombstone) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        TypedResults.Json(tombstone, ApiJson.Plain.Tombstone, statusCode: StatusCodes.Status410Gone).ExecuteAsync(httpContext);
}
