using System.Collections.Immutable;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>One <c>train</c> statement: what is trained on which loss, and the optimizer's arguments.</summary>
internal sealed class OptimizerCall
{
    private readonly BoundArguments _arguments;
    private Node[]? _gradients;

    /// <param name="optimizer">What is called.</param>
    /// <param name="graph">Where nodes are made.</param>
    /// <param name="span">The call's place.</param>
    /// <param name="arguments">In order of writing.</param>
    /// <exception cref="ToyError">The arguments do not fit the signature.</exception>
    public OptimizerCall(Optimizer optimizer, TensorGraph graph, SourceSpan span, ImmutableArray<CallArgument> arguments)
    {
        (Optimizer, Graph, Span) = (optimizer, graph, span);
        _arguments = new BoundArguments(optimizer.Signature, span, arguments);
    }

    public Optimizer Optimizer { get; }

    public TensorGraph Graph { get; }

    public SourceSpan Span { get; }

    /// <summary>Weights of this phase: those after <c>on</c>, or all.</summary>
    public required ImmutableArray<Weight> Weights { get; init; }

    /// <summary>A scalar.</summary>
    public required Node Loss { get; init; }

    public required int Steps { get; init; }

    /// <summary>The condition after <c>until</c>, or null.</summary>
    public Node? Until { get; init; }

    /// <summary>Derivatives of the loss, one per weight of the phase.</summary>
    public IReadOnlyList<Node> Gradients =>
        _gradients ??= Differentiation.Gradient(Loss, [.. Weights.Select(w => w.Leaf)]);

    /// <summary>A number that may change with <c>step</c>.</summary>
    public Node Number(string parameter, double otherwise) =>
        _arguments.Find(parameter) is { } argument ? Finite(parameter, Number(parameter, argument.Value, argument.Span), argument.Span) : Graph.Scalar(otherwise);

    /// <summary>A number in 0..1, 1 left out: how much a running mean keeps.</summary>
    public Node Share(string parameter, double otherwise)
    {
        var node = Number(parameter, otherwise);
        return node.ConstantScalar is not { } value || value is >= 0 and < 1
            ? node
            : throw Error(parameter, $"{parameter} must be at least 0 and less than 1, not {value:R}");
    }

    /// <summary>A positive number known before running.</summary>
    public double PositiveNumber(string parameter)
    {
        var value = (_arguments.Find(parameter) is { } argument ? Number(parameter, argument.Value, argument.Span) : Graph.Scalar(0)).ConstantScalar
            ?? throw Error(parameter, $"{parameter} of {Optimizer.Name} must be known before running: it may use params and numbers, but no data, weights or step");
        return value > 0 && double.IsFinite(value) ? value : throw Error(parameter, $"{parameter} must be more than 0, not {value:R}");
    }

    /// <summary>A number for one weight: the same for all, or its entry in a map.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="weight">A weight of the phase.</param>
    /// <param name="otherwise">Where the call says nothing.</param>
    /// <param name="unlisted">For weights that a map leaves out; null makes that an error.</param>
    public Node NumberFor(string parameter, Weight weight, double otherwise, double? unlisted)
    {
        if (_arguments.Find(parameter) is not { Value: MapValue map } argument)
            return Number(parameter, otherwise);
        CheckKeys(parameter, map);
        foreach (var (key, span, value) in map.Entries)
            if (key == weight.Name)
                return Finite(parameter, Number(parameter, value, span), span);
        return unlisted is { } number
            ? Graph.Scalar(number)
            : throw new ToyError(argument.Span, $"{parameter} says nothing for the weight {weight.Name}: list every trained weight");
    }

    /// <summary>direction + decay · weight.</summary>
    public Node WithDecay(Node direction, Node decay, Weight weight) =>
        decay.ConstantScalar == 0 ? direction : direction + decay * weight.Leaf;

    /// <summary>The weight's new value put through <c>project</c>, or itself where that says nothing of it.</summary>
    /// <param name="weight">A weight of the phase.</param>
    /// <param name="updated">New values of all weights of the phase.</param>
    public Node Project(Weight weight, IReadOnlyDictionary<Node, Node> updated)
    {
        var next = updated[weight.Leaf];
        if (_arguments.Find("project") is not { } argument)
            return next;
        if (argument.Value is not MapValue map)
            throw new ToyError(argument.Span, $"project must be a map from weights to what becomes of them, such as {{{weight.Name}: {weight.Name} / norm({weight.Name})}}");
        CheckKeys("project", map);
        foreach (var (key, span, value) in map.Entries)
            if (key == weight.Name)
                return Projected(value, span, next, updated);
        return next;
    }

    public ToyError Error(string parameter, string message) => new(_arguments.Find(parameter)?.Span ?? Span, message);

    private static Node Projected(Value value, SourceSpan span, Node next, IReadOnlyDictionary<Node, Node> updated)
    {
        var result = value is CallableValue callable ? callable.Call([new TensorValue(next)], span) : value;
        if (result is not TensorValue(var node))
            throw new ToyError(span, $"a projection must give a tensor, not {result.Description}");
        if (value is not CallableValue)
            node = new Substitution(updated.Select(u => (u.Key, u.Value))).Apply(node);
        return node.Shape == next.Shape
            ? node
            : throw new ToyError(span, $"a projection must keep the weight's shape {next.Shape}, but this has {node.Shape}");
    }

    private void CheckKeys(string parameter, MapValue map)
    {
        var seen = new HashSet<string>();
        foreach (var (key, span, _) in map.Entries)
        {
            if (!Weights.Any(w => w.Name == key))
                throw new ToyError(span, $"{parameter} names {key}, which is no weight trained here{Spelling.Suggestion(key, Weights.Select(w => w.Name))}");
            if (!seen.Add(key))
                throw new ToyError(span, $"{parameter} names {key} twice");
        }
    }

    private Node Finite(string parameter, Node node, SourceSpan span) =>
        node.ConstantScalar is { } value && !double.IsFinite(value)
            ? throw new ToyError(span, $"{parameter} of {Optimizer.Name} must be a finite number, not {value:R}")
            : node;

    private Node Number(string parameter, Value value, SourceSpan span) => value switch
    {
        TensorValue({ Shape.IsScalar: true } node) => node,
        PoisonValue => throw new PoisonedError(),
        _ => throw new ToyError(span, $"{parameter} of {Optimizer.Name} must be a number, not {value.Description}"),
    };
}
