namespace LearningMechanics.Domain.Results;

/// <summary>How long and how many things of a submission may be.</summary>
public static class SubmissionRules
{
    /// <summary>Shortest claim and disproof: fewer characters say nothing.</summary>
    public const int ShortestSentence = 15;

    /// <summary>Longest claim: it is one sentence, and stands in lists.</summary>
    public const int LongestClaim = 300;

    /// <summary>Longest account of what would disprove it.</summary>
    public const int LongestDisproof = 2_000;

    /// <summary>Longest discussion.</summary>
    public const int LongestDiscussion = 60_000;

    /// <summary>Shortest proof where none is linked.</summary>
    public const int ShortestProof = 200;

    /// <summary>Most co-authors.</summary>
    public const int MostCoAuthors = 20;

    /// <summary>Most links.</summary>
    public const int MostLinks = 20;

    /// <summary>Longest link.</summary>
    public const int LongestLink = 500;

    /// <summary>Longest toy.</summary>
    public const int LongestToy = 200_000;

    /// <summary>Most repetitions a run may have, looks included.</summary>
    public const int MostSeeds = 5_000;
}
