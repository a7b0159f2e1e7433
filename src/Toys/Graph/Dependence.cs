namespace LearningMechanics.Toys.Graph;

/// <summary>How often a node must be computed anew.</summary>
internal enum Dependence
{
    /// <summary>Once per sweep point.</summary>
    Constant = 0,

    /// <summary>Once per seed: draws, data sets, initial weights.</summary>
    Seed = 1,

    /// <summary>At every step: weights, <c>step</c>, <c>t</c>, fresh data, batches.</summary>
    Step = 2,
}
