using System.Text.Json.Serialization;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>Saves a draft while it is being typed: the form as the page would send it, without its files.</summary>
internal sealed class SaveAction(Drafts drafts, DraftLimits limits) : IFormAction
{
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (limits.RefuseSave(context) is { } refusal)
            return refusal;
        if (await DraftPage.FindAsync(context, drafts, cancellationToken) is not { } draft)
            return DraftPage.Missing();
        var typed = DraftForm.Read(context.Request.Form, draft);
        return await DraftPage.SaveAsync(drafts, draft, typed, DraftForm.RevisionOf(context.Request.Form), cancellationToken) switch
        {
            DraftOutcome.Saved(var saved) => TypedResults.Json(new SavedDraft(saved.Revision, saved.UpdatedAt), DraftJson.Default.SavedDraft),
            DraftOutcome.Stale(var current) => Refusals.Because(
                StatusCodes.Status409Conflict,
                "This draft was changed in another window since you opened it here, so this was not saved. Press Save: both texts are shown, and nothing is lost.",
                new Dictionary<string, object?> { ["revision"] = current.Revision }),
            DraftOutcome.TooLong(var characters) => Refusals.Because(StatusCodes.Status422UnprocessableEntity, DraftPage.TooLong(characters)),
            _ => DraftPage.Missing(),
        };
    }
}

/// <summary>Says what is wrong with what is being typed, what it would cost and what it predicts. Nothing is saved.</summary>
internal sealed class CheckAction(Drafts drafts, DraftChecks checks, DraftLimits limits) : IFormAction
{
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (limits.RefuseCheck(context) is { } refusal)
            return refusal;
        if (await DraftPage.FindAsync(context, drafts, cancellationToken) is not { } draft)
            return DraftPage.Missing();
        var typed = DraftForm.Read(context.Request.Form, draft);
        if (typed.Length > Domain.Results.DraftFields.MostCharacters)
            return Refusals.Because(StatusCodes.Status422UnprocessableEntity, DraftPage.TooLong(typed.Length));
        var check = await checks.CheckAsync(context.Actor, typed, draft.Files.Count, cancellationToken);
        return new RazorComponentResult<DraftCheckView>(new { Check = check });
    }
}

/// <summary>Renders the discussion as it would be read.</summary>
internal sealed class DiscussionAction(Drafts drafts, MarkdownRenderer markdown, DraftLimits limits) : IFormAction
{
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (limits.RefuseCheck(context) is { } refusal)
            return refusal;
        if (await DraftPage.FindAsync(context, drafts, cancellationToken) is not { } draft)
            return DraftPage.Missing();
        var typed = DraftForm.Read(context.Request.Form, draft).Discussion;
        return typed.Length <= Domain.Results.SubmissionRules.LongestDiscussion
            ? new RazorComponentResult<DiscussionPreview>(new { Rendered = markdown.Render(typed.Trim(), MarkdownFrame.Discussion) })
            : Refusals.Because(StatusCodes.Status422UnprocessableEntity, $"The discussion has {typed.Length} characters and {Domain.Results.SubmissionRules.LongestDiscussion} are allowed.");
    }
}

/// <summary>A draft that is saved.</summary>
/// <param name="Revision">What the next save is based on.</param>
/// <param name="SavedAt">When.</param>
internal sealed record SavedDraft(int Revision, DateTimeOffset SavedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SavedDraft))]
internal sealed partial class DraftJson : JsonSerializerContext;
