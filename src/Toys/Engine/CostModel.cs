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

    /// <summary>Setting up one repetition: its buffers and its bound operations.</summary>
    public const double SecondsPerRepetition = 5e-5;

    public static double Seconds(Node node) => node.Op is RegionOp region
        ? SecondsPerCall + region.ExpectedPasses(node) * region.Body.Inner.Where(n => !n.Op.IsView).Sum(Seconds)
        : SecondsPerCall + node.Op.Operations(node) * (node.Op is MatrixMultiply ? SecondsPerProductOperation : SecondsPerOperation);
}
