namespace LearningMechanics.Toys.Graph;

/// <summary>The same computation with some nodes exchanged for others: weights for their initial values, data for a batch,
/// a body's parameter for an argument.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<Node, Node> _map;

    public Substitution(IEnumerable<(Node From, Node To)> replacements) =>
        _map = replacements.ToDictionary(r => r.From, r => r.To);

    public Node Apply(Node node)
    {
        foreach (var needed in FindUnmapped(node))
            _map[needed] = Rebuild(needed);
        return _map[node];
    }

    private Node Rebuild(Node node)
    {
        var isSame = node.Inputs.All(i => ReferenceEquals(_map[i], i))
            && (node.Op is not RegionOp region || region.Body.Results.All(r => ReferenceEquals(_map[r], r)));
        if (isSame)
            return node;
        node.Graph.Origin = node.Origin;
        return node.Graph.Rebuild(node, n => _map[n]);
    }

    /// <summary>Everything the node needs that is not mapped yet, inputs before users. No recursion: graphs are deep.</summary>
    private IEnumerable<Node> FindUnmapped(Node root)
    {
        var found = new HashSet<Node>();
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
        {
            if (_map.ContainsKey(node) || !found.Add(node))
                continue;
            foreach (var input in node.Inputs)
                pending.Push(input);
            if (node.Op is RegionOp region)
                foreach (var result in region.Body.Results)
                    pending.Push(result);
        }

        return found.OrderBy(n => n.Id);
    }
}
