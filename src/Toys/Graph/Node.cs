using System.Collections.Immutable;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Graph;

/// <summary>One tensor (or tuple of tensors) of a computation: an operation applied to other nodes. Immutable and unique:
/// two nodes of a graph that would compute the same are the same object.</summary>
internal sealed class Node
{
    internal Node(TensorGraph graph, int id, Op op, ImmutableArray<Node> inputs, ImmutableArray<TensorType> outputs, SourceSpan origin)
    {
        Graph = graph;
        Id = id;
        Op = op;
        Inputs = inputs;
        Outputs = outputs;
        Origin = origin;
        Dependence = op.Introduces;
        foreach (var input in inputs)
            if (input.Dependence > Dependence)
                Dependence = input.Dependence;
        FreeParameters = op is BodyParameter ? [this] : op.FreeParameters(inputs);
    }

    public TensorGraph Graph { get; }

    /// <summary>Ordinal in the graph: inputs always have smaller ones.</summary>
    public int Id { get; }

    public Op Op { get; }

    public ImmutableArray<Node> Inputs { get; }

    /// <summary>One type for most operations; several for tuples such as those of <c>eigh</c>.</summary>
    public ImmutableArray<TensorType> Outputs { get; }

    /// <summary>The text it came from, for errors that only a run can show.</summary>
    public SourceSpan Origin { get; }

    public Dependence Dependence { get; }

    /// <summary>Parameters of enclosing bodies that the value depends on; empty outside bodies.</summary>
    public ImmutableHashSet<Node> FreeParameters { get; }

    public TensorType Type => Outputs[0];

    public Shape Shape => Outputs[0].Shape;

    public bool IsTruth => Outputs[0].IsTruth;

    /// <summary>The constant's elements, or null for anything else.</summary>
    public double[]? ConstantValues => (Op as Constant)?.Values;

    /// <summary>The value of a constant scalar, or null.</summary>
    public double? ConstantScalar => Op is Constant { Values: [var value] } && Shape.IsScalar ? value : null;

    public static Node operator +(Node a, Node b) => a.Graph.Add(a, b);

    public static Node operator -(Node a, Node b) => a.Graph.Subtract(a, b);

    public static Node operator *(Node a, Node b) => a.Graph.Multiply(a, b);

    public static Node operator /(Node a, Node b) => a.Graph.Divide(a, b);

    public static Node operator -(Node a) => a.Graph.Negate(a);

    public static Node operator +(Node a, double b) => a + a.Graph.Scalar(b);

    public static Node operator -(Node a, double b) => a - a.Graph.Scalar(b);

    public static Node operator *(Node a, double b) => a * a.Graph.Scalar(b);

    public static Node operator /(Node a, double b) => a / a.Graph.Scalar(b);

    public static Node operator +(double a, Node b) => b.Graph.Scalar(a) + b;

    public static Node operator -(double a, Node b) => b.Graph.Scalar(a) - b;

    public static Node operator *(double a, Node b) => b.Graph.Scalar(a) * b;

    public static Node operator /(double a, Node b) => b.Graph.Scalar(a) / b;

    public override string ToString() => $"%{Id} = {Op.Name}({string.Join(", ", Inputs.Select(i => $"%{i.Id}"))}) {Type}";
}
