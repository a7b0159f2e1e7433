namespace LearningMechanics.Toys.Export;

/// <summary>What an expression changes with, beyond params, data and the seed.</summary>
[Flags]
internal enum Reach
{
    /// <summary>Nothing: it is evaluated once in a repetition.</summary>
    None = 0,

    /// <summary>The trained weights.</summary>
    Weights = 1,

    /// <summary><c>step</c>, fresh data, batches.</summary>
    Step = 2,

    /// <summary><c>t</c>.</summary>
    Time = 4,

    /// <summary>Fitted constants.</summary>
    Fit = 8,
}
