using LearningMechanics.Storage.Receipts;
using Microsoft.AspNetCore.Http.Features;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>An answer as bytes, taken down before it is sent.</summary>
internal static class Recorded
{
    public static async Task<WriteAnswer> AnswerAsync(HttpContext context, IResult result)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var taken = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(taken));
        try
        {
            await result.ExecuteAsync(context);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            context.Features.Set(sending);
        }

        var location = context.Response.Headers.Location.ToString();
        return new WriteAnswer(
            context.Response.StatusCode, context.Response.ContentType, location.Length > 0 ? location : null, taken.ToArray());
    }
}

/// <summary>An answer that was taken down, as it was given first.</summary>
internal sealed class GivenAnswer(WriteAnswer answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = null;
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (answer.Body.Length > 0)
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
