using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>An attached file as an answer: always to be saved, never shown within the site, whatever it holds.</summary>
internal static class AttachedFileAnswer
{
    public static async Task<IResult> OfAsync(AttachedFile file, ResultReading results, CancellationToken cancellationToken)
    {
        if (await results.AttachmentAsync(file.Hash, cancellationToken) is not { } content)
            return TypedResults.NotFound();
        var type = file.Kind == AttachmentKind.Csv ? "text/csv; charset=utf-8" : "application/json";
        return TypedResults.File(content, type, file.Name);
    }
}
