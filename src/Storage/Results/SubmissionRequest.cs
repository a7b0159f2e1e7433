using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>Who submits or decides.</summary>
/// <param name="Id">The person.</param>
/// <param name="Standing">How far they are trusted.</param>
public sealed record Actor(PersonId Id, Standing Standing)
{
    /// <summary>What they may ask of the workers.</summary>
    public RunAllowance Allowance => Standing switch
    {
        Standing.Newcomer => RunAllowance.Newcomer,
        Standing.Member => RunAllowance.Member,
        _ => RunAllowance.Trusted,
    };
}

/// <summary>A wish to have something locked.</summary>
/// <param name="Author">Who submits it.</param>
/// <param name="Submission">What it says.</param>
/// <param name="DiscussionHtml">Its discussion, rendered.</param>
/// <param name="Files">What is attached.</param>
/// <param name="Revises">The result it is a new version of; null for a new one.</param>
/// <param name="Draft">The draft that it was, gone when it is locked; null where there was none.</param>
public sealed record SubmissionRequest(
    Actor Author, Submission Submission, string DiscussionHtml, IReadOnlyList<AttachedFile> Files, ResultNumber? Revises = null, DraftId? Draft = null)
{
    /// <summary>Of its run, where nobody has to look at it first: below 0 everybody else's goes before it.</summary>
    public int Priority { get; init; }
}

/// <summary>What came of submitting.</summary>
public abstract record SubmissionOutcome
{
    private SubmissionOutcome()
    {
    }

    /// <summary>It is locked; where it stands tells whether somebody has to look at it first.</summary>
    public sealed record Locked(VersionName Version, VersionState State) : SubmissionOutcome;

    /// <summary>Something in it does not fit; nothing was locked.</summary>
    public sealed record Mistaken(IReadOnlyList<FieldMistake> Mistakes) : SubmissionOutcome;

    /// <summary>The author's allowance does not suffice; nothing was locked.</summary>
    public sealed record OverAllowance(string Why) : SubmissionOutcome;

    /// <summary>It cannot be a version of that result; nothing was locked.</summary>
    public sealed record NotRevisable(string Why) : SubmissionOutcome;
}
