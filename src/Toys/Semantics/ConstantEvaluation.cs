using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Numbers of a node that depends on nothing but the text, computed while compiling.</summary>
internal static class ConstantEvaluation
{
    /// <summary>What is computed while compiling stays small: tables, schedules, observes of short series.</summary>
    private const double LargestPrice = 5e7;

    /// <summary>The node's values, or null where it depends on draws, weights or steps, or would take too long.</summary>
    public static double[]? Evaluate(Node node)
    {
        if (node.ConstantValues is { } known)
            return known;
        if (node.Dependence != Dependence.Constant || !node.FreeParameters.IsEmpty)
            return null;
        return Engine.SmallEvaluation.TryRun(node, LargestPrice);
    }
}
