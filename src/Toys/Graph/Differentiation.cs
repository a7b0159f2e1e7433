namespace LearningMechanics.Toys.Graph;

/// <summary>Reverse-mode differentiation as a transformation of graphs: derivatives are nodes, and can be differentiated again.</summary>
internal static class Differentiation
{
    /// <summary>Derivatives of a scalar (of the sum of a tensor's elements) with respect to some nodes, each in its node's shape.
    /// The nodes are taken as independent of one another: no derivative goes through one to another.</summary>
    public static Node[] Gradient(Node y, IReadOnlyList<Node> wrt) => Pullback([(y, y.Graph.Ones(y.Shape))], wrt);

    /// <summary>Derivative of a scalar with respect to one node.</summary>
    public static Node Gradient(Node y, Node wrt) => Gradient(y, [wrt])[0];

    /// <summary>Σ cotangentᵢ · ∂outputᵢ/∂wrt, for every node of <paramref name="wrt"/>; zeros where nothing depends on it.</summary>
    public static Node[] Pullback(IReadOnlyList<(Node Output, Node Cotangent)> outputs, IReadOnlyList<Node> wrt)
    {
        var targets = wrt.ToHashSet();
        var active = FindActive(outputs.Select(o => o.Output), targets);
        var cotangents = new Dictionary<Node, Node?[]>();
        foreach (var (output, cotangent) in outputs)
            if (active.Contains(output))
                Accumulate(cotangents, output, 0, cotangent);

        foreach (var node in active.OrderByDescending(n => n.Id))
            if (!targets.Contains(node) && cotangents.TryGetValue(node, out var g))
                Propagate(node, g, active, cotangents);

        return [.. wrt.Select(w => cotangents.TryGetValue(w, out var g) && g[0] is { } found ? found : w.Graph.Zeros(w.Shape))];
    }

    private static void Propagate(Node node, Node?[] g, HashSet<Node> active, Dictionary<Node, Node?[]> cotangents)
    {
        if (node.Op is TuplePart part)
        {
            Accumulate(cotangents, node.Inputs[0], part.Index, g[0]!);
            return;
        }

        node.Graph.Origin = node.Origin;
        var contributions = node.Op is RegionOp region
            ? region.Backward(node, g, [.. node.Inputs.Select(active.Contains)])
            : node.Op.Backward(node, g);
        for (var i = 0; i < contributions.Length; i++)
            if (contributions[i] is { } contribution && active.Contains(node.Inputs[i]))
                Accumulate(cotangents, node.Inputs[i], 0, contribution);
    }

    private static void Accumulate(Dictionary<Node, Node?[]> cotangents, Node node, int output, Node value)
    {
        if (!cotangents.TryGetValue(node, out var slots))
            cotangents[node] = slots = new Node?[node.Outputs.Length];
        slots[output] = slots[output] is { } sum ? sum + value : value;
    }

    /// <summary>Nodes between the outputs and the targets: those that a target can reach.</summary>
    private static HashSet<Node> FindActive(IEnumerable<Node> outputs, HashSet<Node> targets)
    {
        var first = targets.Count == 0 ? int.MaxValue : targets.Min(t => t.Id);
        var reachable = new HashSet<Node>();
        var pending = new Stack<Node>(outputs);
        while (pending.TryPop(out var node))
        {
            // Inputs are older than their users: nothing older than every target can depend on one.
            if (node.Id < first || !reachable.Add(node) || targets.Contains(node))
                continue;
            foreach (var input in node.Inputs)
                pending.Push(input);
        }

        var active = new HashSet<Node>();
        foreach (var node in reachable.OrderBy(n => n.Id))
            if (targets.Contains(node) || node.Op is not StopGradient && node.Inputs.Any(active.Contains))
                active.Add(node);
        return active;
    }
}
