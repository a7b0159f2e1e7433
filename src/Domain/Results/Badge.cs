namespace LearningMechanics.Domain.Results;

/// <summary>How far a result has been put to the test here; each step is more than the one before.</summary>
public enum Badge
{
    /// <summary>It is written down, and what it rests on lies elsewhere or is an argument.</summary>
    Linked,

    /// <summary>Its numbers are here for everybody to look at; they were not measured here.</summary>
    DataAttached,

    /// <summary>A worker of the platform measured it, under a key drawn after the prediction was locked.</summary>
    RanHere,

    /// <summary>It was measured again with fresh seeds, and every finished repetition agrees.</summary>
    Replicated,
}

/// <summary>How the badge is found and said.</summary>
public static class Badges
{
    /// <summary>The badge of a published version.</summary>
    /// <param name="evidence">What it rests on.</param>
    /// <param name="agreeing">Replications that agree.</param>
    /// <param name="disagreeing">Replications that disagree: they keep the badge back, and stay visible.</param>
    public static Badge Of(EvidenceKind evidence, int agreeing, int disagreeing) => evidence switch
    {
        EvidenceKind.Toy => agreeing > 0 && disagreeing == 0 ? Badge.Replicated : Badge.RanHere,
        EvidenceKind.Data => Badge.DataAttached,
        _ => Badge.Linked,
    };

    extension(Badge badge)
    {
        /// <summary>As readers see it.</summary>
        public string Title => badge switch
        {
            Badge.Linked => "linked",
            Badge.DataAttached => "data attached",
            Badge.RanHere => "ran here",
            _ => "replicated",
        };
    }
}
