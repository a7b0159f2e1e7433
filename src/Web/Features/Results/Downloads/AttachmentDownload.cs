using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Runs;
using Microsoft.Net.Http.Headers;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>Files as their author attached them: never shown within the site, only handed out.</summary>
internal static class AttachmentDownload
{
    public static async Task<IResult> ReadAsync(
        string name, string file, HttpContext context, PublishedResults results, ResultReading reading, CancellationToken cancellationToken)
    {
        var (sight, address) = await ResultPages.SeeAsync(name, context, results, cancellationToken);
        if (sight is not ResultSight.Shown(var shown))
            return ResultPages.Answer(sight, name, address is null ? null : address with { Ending = ".file" });
        if (shown.Version.Files.FirstOrDefault(attached => attached.Name == file) is not { } found
            || await reading.AttachmentAsync(found.Hash, cancellationToken) is not { } content)
            return Refusals.Because(StatusCodes.Status404NotFound, $"Result {shown.Name} has no file {Refusals.Shown(file)}.");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(content, found.Kind == AttachmentKind.Csv ? "text/csv; charset=utf-8" : "application/json");
    }
}
