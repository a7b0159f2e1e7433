using System.Diagnostics;

namespace LearningMechanics.Domain;

/// <summary>Where a question stands.</summary>
public enum ProblemStatus
{
    /// <summary>Nobody knows.</summary>
    Open,

    /// <summary>Known in some cases, open in others.</summary>
    PartlySettled,

    /// <summary>What would settle it has been shown.</summary>
    Settled,

    /// <summary>What would disprove it has been shown.</summary>
    Disproved,

    /// <summary>Settled if something else is, which is itself open.</summary>
    Conditional,
}

/// <summary>How a status is written.</summary>
public static class ProblemStatusNames
{
    extension(ProblemStatus status)
    {
        /// <summary>As written in front matter.</summary>
        public string Key => status switch
        {
            ProblemStatus.Open => "open",
            ProblemStatus.PartlySettled => "partly-settled",
            ProblemStatus.Settled => "settled",
            ProblemStatus.Disproved => "disproved",
            ProblemStatus.Conditional => "conditional",
            _ => throw new UnreachableException(),
        };

        /// <summary>As readers see it.</summary>
        public string Title => status switch
        {
            ProblemStatus.PartlySettled => "partly settled",
            _ => status.Key,
        };
    }
}
