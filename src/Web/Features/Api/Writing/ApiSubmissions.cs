using System.Diagnostics;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Submit;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>Begins drafts and submits them, as the pages do: the same reader, the same lock.</summary>
internal sealed class ApiSubmissions(Drafts drafts, DraftChecks checks, Submissions submissions, ResultReading results)
{
    /// <summary>Begins a draft with its files, or says why not.</summary>
    public async Task<(Draft? Draft, IResult Refusal)> BeginAsync(
        DraftStart start, IReadOnlyList<AttachmentBody> files, Actor author, CancellationToken cancellationToken)
    {
        if (await drafts.BeginAsync(author.Id, start.Fields, start.Revises, cancellationToken) is not { } draft)
            return (null, ApiRefusals.Because(
                StatusCodes.Status409Conflict, $"You have {Drafts.MostOfOne} drafts already: submit or discard one of them first, at /submit."));
        var mistakes = new List<FieldMistake>();
        foreach (var kept in start.Files)
            if (await results.AttachmentAsync(kept.Hash, cancellationToken) is { } content)
                await drafts.AttachAsync(draft.Id, author.Id, kept, content, cancellationToken);
        foreach (var (file, number) in files.Select((file, index) => (file, index)))
            if (await AttachAsync(draft, file, cancellationToken) is { } why)
                mistakes.Add(new FieldMistake($"attachments[{number}]", why));
        if (mistakes.Count == 0 && await drafts.FindAsync(draft.Id, author.Id, cancellationToken) is { } begun)
            return (begun, TypedResults.NoContent());
        await drafts.DiscardAsync(draft.Id, author.Id, cancellationToken);
        return (null, ApiRefusals.Mistaken(mistakes));
    }

    /// <summary>Locks a draft, or says all that is in the way.</summary>
    public async Task<(VersionName? Version, IResult Refusal)> SubmitAsync(Draft draft, Actor author, CancellationToken cancellationToken)
    {
        var reading = await checks.ReadAsync(draft.Fields, draft.Files.Count, cancellationToken);
        if (reading is not { Submission: { } submission, Mistakes.Count: 0 })
            return (null, ApiRefusals.Mistaken(reading.Mistakes));
        var request = new SubmissionRequest(author, submission, reading.DiscussionHtml, draft.Files, draft.Revises, draft.Id);
        return await submissions.SubmitAsync(request, cancellationToken) switch
        {
            SubmissionOutcome.Locked(var version, _) => (version, TypedResults.NoContent()),
            SubmissionOutcome.Mistaken(var mistakes) => (null, ApiRefusals.Mistaken(mistakes)),
            SubmissionOutcome.OverAllowance(var why) => (null, ApiRefusals.Because(StatusCodes.Status422UnprocessableEntity, why)),
            SubmissionOutcome.NotRevisable(var why) => (null, ApiRefusals.Because(StatusCodes.Status409Conflict, why)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What keeps a draft from being submitted.</summary>
    public async Task<IReadOnlyList<FieldMistake>> MistakesAsync(Draft draft, CancellationToken cancellationToken) =>
        (await checks.ReadAsync(draft.Fields, draft.Files.Count, cancellationToken)).Mistakes;

    public Task DiscardAsync(Draft draft, CancellationToken cancellationToken) => drafts.DiscardAsync(draft.Id, draft.Author, cancellationToken);

    private async Task<string?> AttachAsync(Draft draft, AttachmentBody file, CancellationToken cancellationToken) =>
        AttachmentReader.Read(file.Name, file.Content) switch
        {
            AttachmentOutcome.Refused(var why) => why,
            AttachmentOutcome.Taken(var taken, _) => await DraftFiles.AttachAsync(taken, file.Content, draft, drafts, cancellationToken),
            _ => throw new UnreachableException(),
        };
}
