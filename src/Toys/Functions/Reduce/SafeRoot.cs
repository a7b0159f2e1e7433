using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>√x whose derivative at 0 is 0, not infinite: for lengths, where 0 is a minimum.</summary>
internal static class SafeRoot
{
    public static Node Of(Node x)
    {
        var graph = x.Graph;
        var (zero, isZero) = (graph.Scalar(0), graph.Compare(Comparison.Equal, x, graph.Scalar(0)));
        return graph.Where(isZero, zero, graph.SquareRoot(graph.Where(isZero, graph.Scalar(1), x)));
    }
}
