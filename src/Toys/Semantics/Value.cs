using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>What an expression means while a toy is being compiled.</summary>
internal abstract record Value
{
    /// <summary>What it is, with its article, for messages: <c>a tensor (30, 20)</c>.</summary>
    public abstract string Description { get; }
}

/// <summary>A tensor: a node with one result.</summary>
internal sealed record TensorValue(Node Node) : Value
{
    /// <summary>The entries of a list literal that was stacked: a gradient over <c>[W1, W2]</c> wants the weights themselves.</summary>
    public ImmutableArray<Value> Items { get; init; }

    public override string Description => Node.Shape.IsScalar ? "a number" : $"a tensor {Node.Shape}";
}

/// <summary>Several values: <c>eigh(A)</c>, <c>(a, b)</c>.</summary>
internal sealed record TupleValue(ImmutableArray<Value> Items) : Value
{
    public override string Description => $"a tuple of {Items.Length}";
}

/// <summary>A string, for <c>einsum</c>.</summary>
internal sealed record TextValue(string Text) : Value
{
    public override string Description => $"the text \"{Text}\"";
}

/// <summary><c>{W1: eta, W2: eta / width}</c></summary>
internal sealed record MapValue(ImmutableArray<(string Key, SourceSpan Span, Value Value)> Entries) : Value
{
    public override string Description => "a map";
}

/// <summary>A data set: <c>.x</c>, <c>.image</c>, <c>.y</c>.</summary>
internal sealed record RecordValue(string Name, ImmutableDictionary<string, Value> Members) : Value
{
    public override string Description => $"the data set {Name}";
}

/// <summary>Something that can be called: a lambda, a <c>let f(x)</c>, a function of the language.</summary>
internal abstract record CallableValue : Value
{
    public override string Description => "a function";

    /// <summary>How many arguments it takes, or null where that varies.</summary>
    public abstract int? ParameterCount { get; }

    public abstract Value Call(ImmutableArray<Value> arguments, SourceSpan span);
}

/// <summary>A matrix known by what it does to a vector, formed only when somebody needs its entries: <c>hessian(loss)</c>.</summary>
internal sealed record OperatorValue(int Size, Func<Node, Node> Multiply, Func<Node> Form) : Value
{
    public override string Description => $"a matrix ({Size}, {Size})";
}

/// <summary>A quantity along an axis while an observe is evaluated: a measure over the steps of one training run, or
/// an observe over the points of a sweep.</summary>
/// <param name="Keys">Steps, or places in the sweep, ascending: series are matched by them.</param>
/// <param name="Values">(T, …): one entry per key.</param>
internal sealed record SeriesValue(ImmutableArray<int> Keys, Node Values) : Value
{
    public override string Description => "a measured series";
}

/// <summary>Stands for a name whose definition was wrong, so that one mistake is reported once.</summary>
internal sealed record PoisonValue : Value
{
    public override string Description => "something undefined";
}
