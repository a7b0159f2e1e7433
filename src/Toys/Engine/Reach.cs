using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>What a computation consists of. Without recursion: graphs are deep.</summary>
internal static class Reach
{
    /// <summary>Every node that the roots need, themselves included, inputs before users.</summary>
    public static IReadOnlyList<Node> From(IEnumerable<Node> roots) => From(roots, static _ => false);

    /// <summary>As <see cref="From(IEnumerable{Node})"/>, but what lies behind a node that is given is left out.</summary>
    public static IReadOnlyList<Node> From(IEnumerable<Node> roots, Func<Node, bool> isGiven)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(roots);
        while (pending.TryPop(out var node))
            if (seen.Add(node) && !isGiven(node))
                foreach (var input in node.Inputs)
                    pending.Push(input);
        var nodes = new List<Node>(seen);
        nodes.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        return nodes;
    }
}
