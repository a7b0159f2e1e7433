using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Submit;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>Drafts, results and their versions, as programs write them in their author's name.</summary>
internal sealed class SubmissionWrites(
    SubmissionFields fields, ApiSubmissions submissions, Drafts drafts, DraftLimits limits, PublishedAnswers answers, ApiAddresses addresses)
{
    /// <summary>Begins a draft; what keeps it from being submitted stands in the answer.</summary>
    public static async Task<IResult> BeginDraftAsync(HttpContext context, SubmissionWrites writes)
    {
        var (draft, refusal) = await writes.BeginAsync(context, revise: null);
        return draft is null ? refusal : await writes.TellAsync(draft, StatusCodes.Status201Created, context);
    }

    /// <summary>Submits what was sent at once.</summary>
    public static Task<IResult> SubmitAsync(HttpContext context, SubmissionWrites writes) => writes.SubmitNewAsync(context, revise: null);

    /// <summary>Submits the next version of an own result.</summary>
    public static Task<IResult> ReviseAsync(string name, HttpContext context, SubmissionWrites writes) => writes.SubmitNewAsync(context, name);

    public static async Task<IResult> ReadDraftAsync(string draft, HttpContext context, SubmissionWrites writes) =>
        await writes.FindAsync(draft, context) is { } found
            ? await writes.TellAsync(found, StatusCodes.Status200OK, context)
            : DraftPage.Missing();

    public static Task<IResult> SubmitDraftAsync(string draft, HttpContext context, SubmissionWrites writes) => writes.SubmitDraftAsync(draft, context);

    public static Task<IResult> DiscardDraftAsync(string draft, HttpContext context, SubmissionWrites writes) => writes.DiscardDraftAsync(draft, context);

    private async Task<IResult> SubmitDraftAsync(string draft, HttpContext context)
    {
        if (limits.RefuseCheck(context) is { } tooMany)
            return tooMany;
        if (await FindAsync(draft, context) is not { } found)
            return DraftPage.Missing();
        var (version, refusal) = await submissions.SubmitAsync(found, context.Actor, context.RequestAborted);
        return version is { } locked ? await answers.CreatedAsync(locked, context) : refusal;
    }

    private async Task<IResult> DiscardDraftAsync(string draft, HttpContext context)
    {
        if (await FindAsync(draft, context) is not { } found)
            return DraftPage.Missing();
        await submissions.DiscardAsync(found, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private async Task<IResult> SubmitNewAsync(HttpContext context, string? revise)
    {
        var (draft, refusal) = await BeginAsync(context, revise);
        if (draft is null)
            return refusal;
        var (version, why) = await submissions.SubmitAsync(draft, context.Actor, context.RequestAborted);
        if (version is { } locked)
            return await answers.CreatedAsync(locked, context);
        // The program has what it sent; a draft that it did not ask for would only be in its author's way.
        await submissions.DiscardAsync(draft, context.RequestAborted);
        return why;
    }

    private async Task<(Draft? Draft, IResult Refusal)> BeginAsync(HttpContext context, string? revise)
    {
        if (limits.RefuseCheck(context) is { } tooMany)
            return (null, tooMany);
        var body = await context.Request.ReadAsync(ApiJson.Plain.SubmissionBody);
        var (start, refusal) = await fields.ReadAsync(body, revise, context.Actor, context.RequestAborted);
        return start is null
            ? (null, refusal ?? ApiRefusals.Because(StatusCodes.Status422UnprocessableEntity, "This cannot be begun."))
            : await submissions.BeginAsync(start, body.Attachments ?? [], context.Actor, context.RequestAborted);
    }

    private async Task<Draft?> FindAsync(string draft, HttpContext context) => DraftId.TryParse(draft, null, out var id)
        ? await drafts.FindAsync(id, context.MustBeSignedIn.Id, context.RequestAborted)
        : null;

    private async Task<IResult> TellAsync(Draft draft, int status, HttpContext context)
    {
        var mistakes = await submissions.MistakesAsync(draft, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status201Created)
            context.Response.Headers.Location = addresses.Of(draft.Id);
        return TypedResults.Json(
            new DraftResource(
                $"{draft.Id}", addresses.Of(draft.Id), addresses.Page(SiteLinks.To(draft.Id)), draft.Revises?.Value, draft.UpdatedAt.UtcDateTime,
                ApiWords.Of(draft.Fields.Evidence), draft.Fields.Toy, draft.Fields.Problem, draft.Fields.Claim, draft.Fields.Disproof,
                [.. draft.Files.Select(file => file.Name)],
                [.. mistakes.Select(mistake => new Mistake(ApiWords.Path(mistake.Field), mistake.Message, mistake.Line, mistake.Column))]),
            ApiJson.Plain.DraftResource, statusCode: status);
    }
}
