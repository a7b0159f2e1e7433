using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>How long operations take on one core of a current server, for estimates and progress only.
/// Fitted to the shipped toys, see <c>./lm bench toys</c>.</summary>
internal static class CostModel
{
    /// <summary>Compiling and binding one operation of a sweep point's programs.</summary>
    public const double SecondsPerCompiled = 1e-5;

    /// <summary>Calling one operation, whatever its size.</summary>
    private const double SecondsPerCall = 3e-8;

    /// <summary>One floating-point operation of a matrix product: the inner loop runs in registers.</summary>
    private const double SecondsPerProductOperation = 5e-11;

    /// <summary>One of a factorization: the inner loop runs in the nearest cache.</summary>
    private const double SecondsPerDenseOperation = 8e-11;

    /// <summary>Any other floating-point operation: most read and write memory for each.</summary>
    private const double SecondsPerOperation = 3e-10;

    /// <param name="node">The operation.</param>
    /// <param name="body">Its body's plan, where it has one: it works at the body's pace.</param>
    public static double Seconds(Node node, ProgramPlan? body)
    {
        var pace = body is { Operations: > 0 } ? body.Seconds / body.Operations
            : node.Op is MatrixMultiply ? SecondsPerProductOperation
            : node.Op.IsDense ? SecondsPerDenseOperation : SecondsPerOperation;
        return SecondsPerCall + node.Op.LikelyOperations(node) * pace;
    }
}
