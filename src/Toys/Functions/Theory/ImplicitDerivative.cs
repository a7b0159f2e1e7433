using System.Collections.Immutable;
using LearningMechanics.Toys.Functions.LinearAlgebra;
using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>Derivatives of what an equation defines, by the implicit function theorem: F(x, θ) = 0 gives
/// (∂F/∂x)·dx = −(∂F/∂θ)·dθ, however x was found.</summary>
internal static class ImplicitDerivative
{
    /// <summary>Per input of a node, the pullback of cotangents through functions of a body's parameters, to what the body captured.</summary>
    /// <param name="node">The node that owns the body.</param>
    /// <param name="ownInputs">Inputs before the captured ones; they get none.</param>
    /// <param name="needed">Which inputs anybody asks about.</param>
    /// <param name="outputs">Functions of the parameters, and their cotangents.</param>
    /// <param name="values">Parameters, and what to put in their place once derivatives are taken. Only then: the values depend
    /// on what was captured too, and that path is the equation's business.</param>
    public static Node?[] ForCaptured(
        Node node, int ownInputs, bool[] needed, IReadOnlyList<(Node Output, Node Cotangent)> outputs, IEnumerable<(Node, Node)> values)
    {
        var graph = node.Graph;
        var places = Enumerable.Range(ownInputs, node.Inputs.Length - ownInputs).Where(i => needed[i]).ToArray();
        var stand = outputs.Select(o => graph.Parameter("cotangent", o.Cotangent.Type)).ToArray();
        var found = Differentiation.Pullback([.. outputs.Zip(stand, (o, s) => (o.Output, s))], [.. places.Select(i => node.Inputs[i])]);
        var substitution = new Substitution(values.Concat(outputs.Zip(stand, (o, s) => (s, o.Cotangent))));
        var gradients = new Node?[node.Inputs.Length];
        for (var i = 0; i < places.Length; i++)
            gradients[places[i]] = substitution.Apply(found[i]);
        return gradients;
    }

    /// <summary>The same for a node that solves a system F = 0 in all its results together.</summary>
    /// <param name="node">The node; its results are the solution.</param>
    /// <param name="ownInputs">Inputs before the captured ones.</param>
    /// <param name="needed">Which inputs anybody asks about.</param>
    /// <param name="parameters">What stands for the solution in the equations.</param>
    /// <param name="equations">F, in the parameters' shapes.</param>
    /// <param name="cotangents">Of the solution; null where nothing depends on a part.</param>
    public static Node?[] OfSystem(
        Node node, int ownInputs, bool[] needed, ImmutableArray<Node> parameters, ImmutableArray<Node> equations, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        (Node, Node)[] values = [.. parameters.Select((p, i) => (p, graph.Part(node, i)))];
        var jacobian = new Substitution(values).Apply(Jacobian(parameters, equations));
        var g = Flatten(graph, parameters.Select((p, i) => cotangents[i] ?? graph.Zeros(p.Shape)));
        var lambda = graph.Apply(new LinearSolve(IsTransposed: true), jacobian, graph.Reshape(-g, new Shape(g.Shape[0], 1)));
        return ForCaptured(node, ownInputs, needed, [.. equations.Zip(Split(lambda, equations))], values);
    }

    /// <summary>∂F/∂x, (n, n), of all equations by all parameters, flattened in order.</summary>
    public static Node Jacobian(ImmutableArray<Node> parameters, ImmutableArray<Node> equations)
    {
        var graph = parameters[0].Graph;
        var n = (int)equations.Sum(e => e.Shape.Count);
        var direction = graph.Parameter("e", new TensorType(new Shape(n)));
        var row = Flatten(graph, Differentiation.Pullback([.. equations.Zip(Split(direction, equations))], parameters));
        var rows = new Scan(new Body([direction], [row]), n, 0, 1);
        return graph.Part(graph.Apply(rows, Identity.Of(graph, new Shape(n, n))), 0);
    }

    /// <summary>All elements of some tensors as one vector.</summary>
    public static Node Flatten(TensorGraph graph, IEnumerable<Node> parts) => graph.Concatenate(0, [.. parts.Select(graph.Flatten)]);

    /// <summary>A vector cut into the shapes of some tensors.</summary>
    public static Node[] Split(Node vector, IEnumerable<Node> like)
    {
        var (graph, start) = (vector.Graph, 0);
        var flat = graph.Flatten(vector);
        var parts = new List<Node>();
        foreach (var part in like)
        {
            var count = (int)part.Shape.Count;
            parts.Add(graph.Reshape(graph.SliceAxis(flat, 0, start, count), part.Shape));
            start += count;
        }

        return [.. parts];
    }
}
