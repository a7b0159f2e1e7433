using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Submit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>Puts what a program sent into the fields of a draft, as if its author had typed it: whatever is wrong with it is found where forms are read.</summary>
internal sealed class SubmissionFields(DraftStarts starts)
{
    /// <summary>The draft to begin with, or why there is none.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="revise">The result it is to be a new version of; null for a new one.</param>
    /// <param name="author">Whose it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(DraftStart? Start, ProblemHttpResult? Refusal)> ReadAsync(
        SubmissionBody body, string? revise, Actor author, CancellationToken cancellationToken)
    {
        EvidenceKind? evidence = body.Evidence is null ? null : ApiWords.Read<EvidenceKind>(body.Evidence);
        if (body.Evidence is not null && evidence is null)
            return (null, ApiRefusals.At(
                "evidence", $"evidence = {Runs.Refusals.Shown(body.Evidence)}: must be one of {ApiWords.All(Enum.GetValues<EvidenceKind>())}.",
                StatusCodes.Status422UnprocessableEntity));
        var fork = revise is null ? body.ForkOf ?? "" : "";
        var (start, why) = await starts.FindAsync("", fork, revise ?? "", author, cancellationToken);
        if (start is null)
            return (null, revise is null
                ? ApiRefusals.At("forkOf", why ?? "", StatusCodes.Status422UnprocessableEntity)
                : ApiRefusals.Because(StatusCodes.Status403Forbidden, why ?? ""));
        var fields = Over(start.Fields, body, evidence, keepsProblem: revise is not null);
        return fields.Length > DraftFields.MostCharacters
            ? (null, ApiRefusals.Because(StatusCodes.Status422UnprocessableEntity, DraftPage.TooLong(fields.Length)))
            : (start with { Fields = fields, Files = body.Attachments is null ? start.Files : [] }, null);
    }

    private static DraftFields Over(DraftFields begun, SubmissionBody body, EvidenceKind? evidence, bool keepsProblem) => begun with
    {
        Evidence = evidence ?? begun.Evidence,
        Toy = Text(body.Toy, begun.Toy),
        Problem = keepsProblem ? begun.Problem : Text(body.Problem, begun.Problem),
        Claim = Text(body.Claim, begun.Claim),
        Disproof = Text(body.Disproof, begun.Disproof),
        Discussion = Text(body.Discussion, begun.Discussion),
        CoAuthors = body.CoAuthors is { } people ? Text(string.Join('\n', people), "") : begun.CoAuthors,
        Links = body.Links is { } links ? Text(string.Join('\n', links), "") : begun.Links,
        Settings = body.Settings is { } settings
            ? string.Join('\n', settings.Select(setting => $"{setting.Key} = {NumberText.Exact(setting.Value)}"))
            : begun.Settings,
        Seeds = body.Seeds is { } seeds ? $"{seeds}" : begun.Seeds,
    };

    private static string Text(string? given, string otherwise) => given is null ? otherwise : DraftForm.Storable(given);
}
