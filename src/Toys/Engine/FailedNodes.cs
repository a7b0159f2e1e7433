using System.Diagnostics.CodeAnalysis;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>Nodes without a value because an operation they need met a singular matrix, a root without a sign change or the like.
/// One theory that breaks down must not take its rivals or the experiment with it.</summary>
internal sealed class FailedNodes(FailedNodes? outer = null)
{
    private readonly Dictionary<Node, DivergenceException> _reasons = [];

    public bool Any => _reasons.Count > 0 || outer is { Any: true };

    public void Add(Node node, DivergenceException reason) => _reasons[node] = reason;

    /// <summary>Puts the node down if any of its inputs is; true if so.</summary>
    public bool InheritFrom(Node node)
    {
        if (!Any)
            return false;
        foreach (var input in node.Inputs)
            if (TryGetReason(input, out var reason))
            {
                Add(node, reason);
                return true;
            }

        return false;
    }

    /// <summary>Why the node has no value; false where it has one.</summary>
    public bool TryGetReason(Node node, [NotNullWhen(true)] out DivergenceException? reason)
    {
        // Views run no operation, so their failure is that of what they show.
        while (node.Op.IsView)
            node = node.Inputs[0];
        return _reasons.TryGetValue(node, out reason) || outer is not null && outer.TryGetReason(node, out reason);
    }
}
