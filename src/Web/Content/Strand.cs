using System.Diagnostics;

namespace LearningMechanics.Web.Content;

/// <summary>The five lines of work that the theory of learning has followed so far.</summary>
public enum Strand
{
    SolvableSettings,
    Limits,
    EmpiricalLaws,
    Hyperparameters,
    Universality,
}

public static class StrandNames
{
    extension(Strand strand)
    {
        /// <summary>As written in front matter.</summary>
        public string Key => strand switch
        {
            Strand.SolvableSettings => "solvable-settings",
            Strand.Limits => "limits",
            Strand.EmpiricalLaws => "empirical-laws",
            Strand.Hyperparameters => "hyperparameters",
            Strand.Universality => "universality",
            _ => throw new UnreachableException(),
        };

        public string Title => strand switch
        {
            Strand.SolvableSettings => "Solvable settings",
            Strand.Limits => "Limits",
            Strand.EmpiricalLaws => "Empirical laws",
            Strand.Hyperparameters => "Hyperparameters",
            Strand.Universality => "Universality",
            _ => throw new UnreachableException(),
        };

        public string Description => strand switch
        {
            Strand.SolvableSettings => "Models simple enough to solve, chosen so that the solution says something about networks.",
            Strand.Limits => "What happens as width, depth, time or initial scale goes to an extreme, and how finite networks differ.",
            Strand.EmpiricalLaws => "Regularities seen before they were understood.",
            Strand.Hyperparameters => "Why training needs the settings it needs, and which of them can be computed away.",
            Strand.Universality => "What different networks, data and optimizers come to share.",
            _ => throw new UnreachableException(),
        };
    }
}
