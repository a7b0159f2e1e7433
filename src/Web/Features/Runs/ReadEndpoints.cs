using System.IO.Compression;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;

namespace LearningMechanics.Web.Features.Runs;

internal static class ReadEndpoints
{
    public static async Task<IResult> ReadAsync(
        string id, RunReading runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, cancellationToken) is not { } snapshot)
            return Refusals.NoSuchRun(id);
        context.Response.Headers.CacheControl = "no-store";
        var report = snapshot.State == RunState.Completed ? await runs.ReportJsonAsync(run, cancellationToken) : null;
        return TypedResults.Json(RunResource.Of(snapshot, report), RunJson.Default.RunResource);
    }

    /// <summary>The raw record, as it is kept where the reader takes Brotli.</summary>
    public static async Task<IResult> ReadRecordAsync(
        string id, RunReading runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, cancellationToken) is not { } snapshot)
            return Refusals.NoSuchRun(id);
        if (snapshot.State != RunState.Completed || await runs.CompressedRecordAsync(run, cancellationToken) is not { } compressed)
            return Refusals.Because(
                StatusCodes.Status404NotFound,
                $"Run {run} has no record: only a completed run has one, and this is {snapshot.State.ToString().ToLowerInvariant()}.");

        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0))
            return TypedResults.Stream(new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress), "application/json");
        context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(compressed, "application/json");
    }
}
