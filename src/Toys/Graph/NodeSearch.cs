namespace LearningMechanics.Toys.Graph;

/// <summary>Looks through everything a node is computed from, bodies included.</summary>
internal static class NodeSearch
{
    /// <summary>Whether the node, or anything it needs, satisfies a condition.</summary>
    public static bool Reaches(Node root, Func<Node, bool> condition) => Find(root, condition) is not null;

    /// <summary>The first node found that satisfies a condition, or null.</summary>
    public static Node? Find(Node root, Func<Node, bool> condition)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (condition(node))
                return node;
            foreach (var input in node.Inputs)
                pending.Push(input);
            if (node.Op is RegionOp region)
                foreach (var result in region.Body.Results)
                    pending.Push(result);
        }

        return null;
    }
}
