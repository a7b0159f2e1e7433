using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>One draft. Whatever button is pressed, what was typed is saved first; and whatever is refused, it is shown again.</summary>
internal sealed class DraftPage(ContentLibrary library, Drafts drafts, DraftChecks checks, DraftLimits limits, Submissions submissions) : IFormPage
{
    private const string Detach = "detach:";

    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, drafts, cancellationToken) is not { } draft)
            return Missing();
        var done = context.Request.Query["done"].ToString();
        return form.IsSound
            ? Show(Sheet(draft, draft.Fields) with { HasSaved = done == "saved" })
            : Show(Sheet(draft, DraftForm.Read(context.Request.Form, draft)) with { Alert = form.MistakeIn("") }, StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, drafts, cancellationToken) is not { } draft)
            return Missing();
        var act = form[DraftForm.Act];
        if (act == "discard")
        {
            await drafts.DiscardAsync(draft.Id, draft.Author, cancellationToken);
            return new SeeOther("/submit?done=discarded");
        }

        var typed = DraftForm.Read(context.Request.Form, draft);
        switch (await SaveAsync(drafts, draft, typed, DraftForm.RevisionOf(context.Request.Form), cancellationToken))
        {
            case DraftOutcome.Saved(var saved):
                return await ActAsync(context, saved, act, cancellationToken);
            case DraftOutcome.Stale(var current):
                return Show(Sheet(current, typed) with { Elsewhere = current.Fields }, StatusCodes.Status409Conflict);
            case DraftOutcome.TooLong(var characters):
                return Show(Sheet(draft, typed) with { Alert = TooLong(characters) }, StatusCodes.Status422UnprocessableEntity);
            default:
                return Missing();
        }
    }

    /// <summary>The draft that an address names, if it is the reader's own.</summary>
    public static async Task<Draft?> FindAsync(HttpContext context, Drafts drafts, CancellationToken cancellationToken) =>
        DraftId.TryParse(context.Request.RouteValues["draft"]?.ToString(), null, out var id)
            ? await drafts.FindAsync(id, context.MustBeSignedIn.Id, cancellationToken)
            : null;

    /// <summary>Saves what was typed. That the same was saved already, in a request that overtook this one, is no conflict.</summary>
    public static async Task<DraftOutcome> SaveAsync(
        Drafts drafts, Draft draft, DraftFields typed, int basedOn, CancellationToken cancellationToken)
    {
        if (draft.Fields == typed)
            return new DraftOutcome.Saved(draft);
        return await drafts.SaveAsync(draft.Id, draft.Author, typed, basedOn, cancellationToken) switch
        {
            DraftOutcome.Stale(var current) when current.Fields == typed => new DraftOutcome.Saved(current),
            var outcome => outcome,
        };
    }

    public static string TooLong(int characters) =>
        $"All fields together have {characters} characters and {DraftFields.MostCharacters} are allowed: this was not saved. Shorten it, or link to the details.";

    public static ProblemHttpResult Missing() => Refusals.Because(
        StatusCodes.Status404NotFound, "You have no such draft. It may have been submitted or discarded; /submit lists what you have.");

    private async Task<IResult> ActAsync(HttpContext context, Draft draft, string act, CancellationToken cancellationToken)
    {
        if (context.Request.Form.Files.GetFile(DraftForm.File) is { Length: > 0 } file)
        {
            if (await DraftFiles.AttachAsync(file, draft, drafts, cancellationToken) is { } why)
                return Show(
                    Sheet(draft, draft.Fields) with { Mistakes = [new FieldMistake("attachments", why)] }, StatusCodes.Status422UnprocessableEntity);
            draft = await FindAsync(context, drafts, cancellationToken) ?? draft;
        }

        if (act.StartsWith(Detach, StringComparison.Ordinal))
            await drafts.DetachAsync(draft.Id, draft.Author, context.Request.Form[DraftForm.Act].ToString()[Detach.Length..], cancellationToken);
        if (act is "check" or "submit" && limits.RefuseCheck(context) is { } refusal)
            return Show(Sheet(draft, draft.Fields) with { Alert = refusal.ProblemDetails.Detail }, StatusCodes.Status429TooManyRequests);
        return act switch
        {
            "check" => Show(await CheckedAsync(context, draft, cancellationToken)),
            "submit" => await SubmitAsync(context, draft, cancellationToken),
            _ => new SeeOther($"{SiteLinks.To(draft.Id)}?done=saved"),
        };
    }

    private async Task<DraftSheet> CheckedAsync(HttpContext context, Draft draft, CancellationToken cancellationToken)
    {
        var check = await checks.CheckAsync(context.Actor, draft.Fields, draft.Files.Count, cancellationToken);
        return Sheet(draft, draft.Fields) with { Check = check, Mistakes = check.Mistakes };
    }

    private async Task<IResult> SubmitAsync(HttpContext context, Draft draft, CancellationToken cancellationToken)
    {
        var reading = await checks.ReadAsync(draft.Fields, draft.Files.Count, cancellationToken);
        if (reading is not { Submission: { } submission, Mistakes.Count: 0 })
            return Show(await CheckedAsync(context, draft, cancellationToken), StatusCodes.Status422UnprocessableEntity);
        var request = new SubmissionRequest(context.Actor, submission, reading.DiscussionHtml, draft.Files, draft.Revises, draft.Id);
        switch (await submissions.SubmitAsync(request, cancellationToken))
        {
            case SubmissionOutcome.Locked(var version, _):
                return new SeeOther(SiteLinks.To(version));
            case SubmissionOutcome.Mistaken(var mistakes):
                return Show(
                    Sheet(draft, draft.Fields) with { Mistakes = mistakes, Check = new CheckedDraft(mistakes, null, context.Actor.Standing) },
                    StatusCodes.Status422UnprocessableEntity);
            case SubmissionOutcome.OverAllowance(var why):
                return Show(await CheckedAsync(context, draft, cancellationToken) with { Alert = why }, StatusCodes.Status422UnprocessableEntity);
            case SubmissionOutcome.NotRevisable(var why):
                return Show(Sheet(draft, draft.Fields) with { Alert = why }, StatusCodes.Status409Conflict);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private DraftSheet Sheet(Draft draft, DraftFields typed) => new() { Draft = draft, Typed = typed, Problems = library.Problems };

    private static RazorComponentResult<DraftView> Show(DraftSheet sheet, int status = StatusCodes.Status200OK) =>
        new(new { Sheet = sheet }) { StatusCode = status };
}
