using System.Security.Cryptography;
using LearningMechanics.Storage.Receipts;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>
/// Does each write once: what was asked for under a key is answered with the same bytes when it is asked for again.
/// Goes before the handlers, which therefore read the body themselves.
/// </summary>
internal sealed class Idempotency(WriteReceipts receipts) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotent-Replayed";

    private const int RetryAfterSeconds = 2;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        var key = context.Request.Headers[Header].ToString();
        if (key.Length is 0 or > WriteReceipt.LongestKey || key.Any(character => character is < '!' or > '~'))
            return ApiRefusals.At(
                Header,
                $"Send a header {Header} with a text of your own, such as a new UUID for each thing that you want done (1 to {WriteReceipt.LongestKey} printable characters): asked twice under the same key, it is done once.");
        var wish = new WriteWish(
            context.MustBeSignedIn.Id, key, $"{context.Request.Method} {context.Request.Path}", await KeepBodyAsync(context.Request));
        switch (await receipts.OpenAsync(wish, context.RequestAborted))
        {
            case ReceiptOutcome.Opened:
                return await DoAsync(wish, invocation, next);
            case ReceiptOutcome.Answered(var answer):
                context.Response.Headers[Replayed] = "true";
                return new GivenAnswer(answer);
            case ReceiptOutcome.OfAnother(var target):
                return ApiRefusals.At(
                    Header, $"The key {Runs.Refusals.Shown(key)} was used for {target} with another body: take a new one for each thing that you want done.",
                    StatusCodes.Status422UnprocessableEntity);
            default:
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
                return ApiRefusals.At(
                    Header, "The first request with this key is still being answered: ask again in a few seconds. Should that go on, the site was stopped in between: look at what is there, and use a new key if it was not done.",
                    StatusCodes.Status409Conflict);
        }
    }

    private async Task<object?> DoAsync(WriteWish wish, EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        // Whoever hangs up asks again under the same key, and is told then what came of it.
        context.RequestAborted = CancellationToken.None;
        try
        {
            var answer = await Recorded.AnswerAsync(context, await next(invocation) as IResult ?? TypedResults.NoContent());
            if (answer.Status is >= 500 or StatusCodes.Status429TooManyRequests)
                await receipts.ForgetAsync(wish, CancellationToken.None);
            else
                await receipts.CloseAsync(wish, answer, CancellationToken.None);
            return new GivenAnswer(answer);
        }
        catch
        {
            await receipts.ForgetAsync(wish, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Reads the whole body, and puts it back for the handler.</summary>
    /// <returns>Its hash.</returns>
    private static async Task<string> KeepBodyAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        request.Body = body;
        return Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
    }
}
