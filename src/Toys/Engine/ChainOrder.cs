using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>The order in which chains become long: an elementwise operation that only its like need waits for the first of them.</summary>
internal static class ChainOrder
{
    /// <param name="computed">What is computed, views included, inputs before users.</param>
    /// <param name="roots">What others read; these do not wait.</param>
    /// <returns>The operations, inputs before users; views are none.</returns>
    public static ImmutableArray<Node> Arrange(ImmutableArray<Node> computed, ImmutableArray<Node> roots)
    {
        var waiting = FindWaiting(computed, roots);
        var order = ImmutableArray.CreateBuilder<Node>(computed.Length);
        foreach (var node in computed)
            if (!node.Op.IsView && !waiting.Contains(node))
                order.AddRange(Release(node, waiting));
        return order.DrainToImmutable();
    }

    private static HashSet<Node> FindWaiting(ImmutableArray<Node> computed, ImmutableArray<Node> roots)
    {
        var used = new HashSet<Node>();
        var bound = roots.ToHashSet();
        foreach (var user in computed)
            foreach (var input in user.Inputs)
            {
                used.Add(input);
                if (!Instruction.IsElementwise(user) || user.Shape.Count != input.Shape.Count)
                    bound.Add(input);
            }

        return [.. computed.Where(n => Instruction.IsElementwise(n) && used.Contains(n) && !bound.Contains(n))];
    }

    /// <summary>The operation, after those that waited for it.</summary>
    private static List<Node> Release(Node node, HashSet<Node> waiting)
    {
        List<Node> released = [node];
        for (var i = 0; i < released.Count; i++)
            foreach (var input in released[i].Inputs)
                if (waiting.Remove(input))
                    released.Add(input);
        released.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        return released;
    }
}
