using LearningMechanics.Domain.People;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs.Submission;

namespace LearningMechanics.Web.Features.Runs.Managing;

/// <summary>What whoever sends a request may do about a run.</summary>
/// <param name="CancelledBy">What is said of a run they cancel; null where they may not.</param>
/// <param name="Moderator">Their handle where they may move it in the queue; else null.</param>
public sealed record RunRights(string? CancelledBy, string? Moderator)
{
    /// <param name="context">The request.</param>
    /// <param name="run">The run.</param>
    /// <param name="key">Knows the visitors whose runs these are.</param>
    /// <param name="pass">What came with the run when it was asked for, where it is shown otherwise than by the browser.</param>
    internal static RunRights Of(HttpContext context, RunSnapshot run, VisitorKey key, string? pass = null)
    {
        var person = context.SignedIn;
        var isOwn = person is not null && person.Id == run.Requester && person.May(TokenScope.RunsWrite);
        if (isOwn || key.IsPass(run.Id, pass) || RunPass.IsHeld(context, run.Id, key))
            return new RunRights("cancelled by whoever asked for it", Moderates(person));
        return Moderates(person) is { } moderator ? new RunRights($"cancelled by a moderator, {moderator}", moderator) : new RunRights(null, null);
    }

    private static string? Moderates(SignedIn? person) =>
        person is { Scopes: null } && person.Standing.MayModerate ? person.Handle.ToString() : null;
}
