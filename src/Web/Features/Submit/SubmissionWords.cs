using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>What pages say of submissions.</summary>
public static class SubmissionWords
{
    /// <summary>What a result rests on, as a choice.</summary>
    public static string Title(EvidenceKind evidence) => evidence switch
    {
        EvidenceKind.Toy => "A toy",
        EvidenceKind.Data => "Attached data",
        EvidenceKind.Proof => "A proof",
        _ => "A paper or code elsewhere",
    };

    /// <summary>What comes of that choice.</summary>
    public static string Meaning(EvidenceKind evidence) => evidence switch
    {
        EvidenceKind.Toy => "The platform runs it under a key drawn after your prediction is locked, and judges it. The only kind that is shown as run here.",
        EvidenceKind.Data => "Your own measurements beside your own predictions, for everybody to look at. Published as “data attached”.",
        EvidenceKind.Proof => "Written out in the discussion, or linked. Published as “linked”.",
        _ => "Published as “linked”: what it rests on lies elsewhere.",
    };

    /// <summary>Where a version stands, for its author.</summary>
    public static string Standing(VersionState state) => state switch
    {
        VersionState.InReview => "locked; waits for a moderator",
        VersionState.Declined => "not accepted",
        VersionState.Running => "being run",
        VersionState.Published => "published",
        _ => "stopped without a verdict",
    };

    /// <summary>A name for a draft that may have none yet.</summary>
    public static string Title(DraftFields fields)
    {
        if (fields.Claim.Trim() is { Length: > 0 } claim)
            return claim;
        var first = fields.Toy.AsSpan().TrimStart();
        var title = first.StartsWith("toy \"", StringComparison.Ordinal) && first[5..].IndexOfAny('"', '\n') is > 0 and var end ? first.Slice(5, end).ToString() : "";
        return title.Length > 0 ? title : "Without a claim yet";
    }
}
