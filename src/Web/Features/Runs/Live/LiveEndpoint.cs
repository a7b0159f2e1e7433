using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;

namespace LearningMechanics.Web.Features.Runs.Live;

internal static class LiveEndpoint
{
    /// <summary>A run's events from where the reader left off, until it ends.</summary>
    public static async Task<IResult> StreamAsync(
        string id,
        RunReading runs,
        RunStream stream,
        StreamSlots slots,
        IHostApplicationLifetime lifetime,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, cancellationToken) is null)
            return Refusals.NoSuchRun(id);
        if (slots.Take(context.AddressKey) is not { } slot)
        {
            context.Response.Headers.RetryAfter = "10";
            return Refusals.Because(
                StatusCodes.Status429TooManyRequests,
                $"This address watches {StreamSlots.PerAddress} runs already, or the site is full: close a page and try again.");
        }

        context.Response.RegisterForDispose(slot);

        // A stream outlives any patience a stopping host has: it ends with the host, and the reader's browser comes back.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ending);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        _ = int.TryParse(context.Request.Headers["Last-Event-ID"], out var after);
        return TypedResults.ServerSentEvents(stream.ReadAsync(run, Math.Max(0, after), ending.Token));
    }
}
