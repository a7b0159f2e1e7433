using System.Diagnostics;

namespace LearningMechanics.Web.Content;

/// <summary>Where a question stands.</summary>
public enum ProblemStatus
{
    Open,
    PartlySettled,
    Settled,
    Disproved,
}

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
            _ => throw new UnreachableException(),
        };

        public string Title => status switch
        {
            ProblemStatus.PartlySettled => "partly settled",
            _ => status.Key,
        };
    }
}
