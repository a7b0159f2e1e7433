namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>
/// Refuses a form that another site sent. Every browser names where a form comes from, by Sec-Fetch-Site or by Origin, and
/// scripts cannot forge either; so a page needs no token of its own and can be cached whole. A form that names neither is no
/// browser's: it has the JSON API.
/// </summary>
internal sealed class SameOrigin : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsFromHere(context.HttpContext.Request)
            ? next(context)
            : ValueTask.FromResult<object?>(Refusals.Because(
                StatusCodes.Status403Forbidden,
                "This form was not sent from a page of this site. Open the toy's page and press Run there, or use POST /api/runs."));

    public static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
