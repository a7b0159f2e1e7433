using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>How long operations take on one core of a current server, measured once; for estimates and progress only.</summary>
internal static class CostModel
{
    /// <summary>Calling one operation, whatever its size.</summary>
    private const double SecondsPerCall = 4e-8;

    /// <summary>One floating-point operation of a matrix product: the inner loop runs in registers.</summary>
    private const double SecondsPerProductOperation = 1.2e-10;

    /// <summary>Any other floating-point operation: most read and write memory for each.</summary>
    private const double SecondsPerOperation = 5e-10;

    /// <param name="node">The operation.</param>
    /// <param name="body">Its body's plan, where it has one: it works at the body's pace.</param>
    public static double Seconds(Node node, ProgramPlan? body)
    {
        var pace = body is { Operations: > 0 } ? body.Seconds / body.Operations
            : node.Op is MatrixMultiply ? SecondsPerProductOperation : SecondsPerOperation;
        return SecondsPerCall + node.Op.LikelyOperations(node) * pace;
    }
}
