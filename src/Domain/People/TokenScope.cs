namespace LearningMechanics.Domain.People;

/// <summary>What an API token lets its bearer do in its owner's name.</summary>
public enum TokenScope
{
    /// <summary>Read the owner's results, unpublished ones included.</summary>
    ResultsRead,

    /// <summary>Submit and change results.</summary>
    ResultsWrite,

    /// <summary>Ask for runs and cancel them.</summary>
    RunsWrite,
}
