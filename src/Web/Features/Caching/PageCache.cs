using System.Text;
using Microsoft.Net.Http.Headers;

namespace LearningMechanics.Web.Features.Caching;

/// <summary>Answers readers who are not signed in with pages that are kept, and keeps what it had to have made.</summary>
internal sealed class PageCache(RequestDelegate next, PageStore store, PageSubjects subjects)
{
    private const string SessionCookie = "lm-session";
    private const int LongestKey = 400;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not { } cached || KeyOf(context.Request, cached) is not { } key)
        {
            await next(context);
            return;
        }

        if (store.Find(key) is { } kept)
        {
            await kept.AnswerAsync(context);
            return;
        }

        var flight = store.Board(key, () => subjects.Of(cached.Subject, context.GetRouteValue("name") as string), out var isPilot);
        if (flight is null)
            await next(context);
        else if (isPilot)
            await MakeAsync(context, flight);
        else if (await flight.Page.WaitAsync(context.RequestAborted) is { } shared)
            await shared.AnswerAsync(context);
        else
            await next(context);
    }

    /// <summary>Null for a request whose answer may be somebody's own.</summary>
    private static string? KeyOf(HttpRequest request, CachedPageAttribute cached)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Authorization.Count > 0
            || request.Cookies.Keys.Any(name => name.StartsWith(SessionCookie, StringComparison.Ordinal))
            || request.Query.Any(part => part.Value.Count != 1 || !cached.Query.Contains(part.Key)))
            return null;
        var key = new StringBuilder(request.Path.Value);
        foreach (var name in cached.Query)
        {
            if (request.Query.TryGetValue(name, out var value))
                key.Append('\n').Append(name).Append('=').Append(value);
        }

        return key.Length <= LongestKey ? key.ToString() : null;
    }

    private async Task MakeAsync(HttpContext context, PageFlight flight)
    {
        var body = context.Response.Body;
        var aborted = context.RequestAborted;
        using var made = new MemoryStream();
        CachedPage? page = null;
        try
        {
            context.Response.Body = made;
            // Others wait for it: that its first reader went away does not end it.
            context.RequestAborted = CancellationToken.None;
            await next(context);
            page = MayBeKept(context.Response) ? CachedPage.Of(made.GetBuffer().AsSpan(0, (int)made.Length), context.Response.ContentType!) : null;
        }
        finally
        {
            context.Response.Body = body;
            context.RequestAborted = aborted;
            store.Land(flight, page);
        }

        if (page is not null)
        {
            await page.AnswerAsync(context);
            return;
        }

        made.Position = 0;
        await made.CopyToAsync(body, aborted);
    }

    /// <summary>A page that says itself how long it lasts, or leaves something with its reader, knows better.</summary>
    private static bool MayBeKept(HttpResponse response) =>
        response is { StatusCode: StatusCodes.Status200OK, ContentType: not null }
        && !response.Headers.ContainsKey(HeaderNames.CacheControl)
        && !response.Headers.ContainsKey(HeaderNames.ContentDisposition)
        && !response.Headers.ContainsKey(HeaderNames.SetCookie);
}
