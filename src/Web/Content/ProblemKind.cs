using System.Diagnostics;

namespace LearningMechanics.Web.Content;

/// <summary>How far a question has been narrowed.</summary>
public enum ProblemKind
{
    /// <summary>A line of inquiry, broad enough that several sharp questions serve it.</summary>
    Direction,

    /// <summary>A sharp question: one quantity, one regime, a number that would settle it.</summary>
    Problem,
}

public static class ProblemKindNames
{
    extension(ProblemKind kind)
    {
        /// <summary>As written in front matter.</summary>
        public string Key => kind switch
        {
            ProblemKind.Direction => "direction",
            ProblemKind.Problem => "problem",
            _ => throw new UnreachableException(),
        };

        /// <summary>As readers see it.</summary>
        public string Title => kind switch
        {
            ProblemKind.Direction => "direction",
            ProblemKind.Problem => "sharp problem",
            _ => throw new UnreachableException(),
        };
    }
}
