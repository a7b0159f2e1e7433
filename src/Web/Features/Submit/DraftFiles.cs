using System.Diagnostics;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>Files that hang on drafts: taken in, and sent back to their author.</summary>
internal static class DraftFiles
{
    /// <summary>Attaches a file that came with a form.</summary>
    /// <returns>What is wrong with it, or null where it hangs on the draft now.</returns>
    public static async Task<string?> AttachAsync(IFormFile file, Draft draft, Drafts drafts, CancellationToken cancellationToken)
    {
        if (file.Length > Attachment.LargestBytes)
            return $"'{AttachmentName.Of(file.FileName)}' has {file.Length / 1e6:0.0} MB and {Attachment.LargestBytes >> 20} MB are allowed: leave out what is not needed, or link it.";
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        return AttachmentReader.Read(file.FileName, bytes) switch
        {
            AttachmentOutcome.Taken(var taken, _) => await AttachAsync(taken, bytes, draft, drafts, cancellationToken),
            AttachmentOutcome.Refused(var why) => why,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Attaches a file that was read and found to be good.</summary>
    /// <returns>Why there is no room for it, or null where it hangs on the draft now.</returns>
    public static async Task<string?> AttachAsync(
        AttachedFile file, byte[] content, Draft draft, Drafts drafts, CancellationToken cancellationToken) =>
        await drafts.AttachAsync(draft.Id, draft.Author, file, content, cancellationToken) is DraftOutcome.TooManyFiles
            ? $"It has {Attachment.MostOfOne} files already, and no more are allowed: remove one first."
            : null;

    public static async Task<IResult> SendAsync(
        string draft, string hash, HttpContext context, Drafts drafts, ResultReading results, CancellationToken cancellationToken) =>
        DraftId.TryParse(draft, null, out var id)
        && await drafts.FindAsync(id, context.MustBeSignedIn.Id, cancellationToken) is { } own
        && own.Files.FirstOrDefault(file => file.Hash == hash) is { } file
            ? await AttachedFileAnswer.OfAsync(file, results, cancellationToken)
            : TypedResults.NotFound();
}
