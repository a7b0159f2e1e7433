using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Functions;

/// <summary>One call of a function: its arguments by parameter name, and the words to refuse them with.</summary>
internal sealed class FunctionCall
{
    private readonly BoundArguments _arguments;

    /// <param name="function">What is called.</param>
    /// <param name="graph">Where nodes are made.</param>
    /// <param name="span">The whole call.</param>
    /// <param name="arguments">In order of writing.</param>
    /// <exception cref="ToyError">The arguments do not fit the signature.</exception>
    public FunctionCall(Function function, TensorGraph graph, SourceSpan span, ImmutableArray<CallArgument> arguments)
    {
        (Function, Graph, Span) = (function, graph, span);
        _arguments = new BoundArguments(function.Signature, span, arguments);
    }

    public Function Function { get; }

    public TensorGraph Graph { get; }

    /// <summary>The whole call's place.</summary>
    public SourceSpan Span { get; }

    /// <summary>Where draws of this statement are numbered; null outside <c>~</c>.</summary>
    public DrawScope? Draws { get; init; }

    /// <summary>The symbols and weights that calculus and theory refer to.</summary>
    public required ToyScope Scope { get; init; }

    /// <summary>The condition after <c>where</c> in an observe's function, or null.</summary>
    public Value? Where { get; init; }

    /// <summary>Arguments of the parameter that takes many.</summary>
    public ImmutableArray<CallArgument> Many => _arguments.Many;

    public bool Has(string parameter) => _arguments.Find(parameter) is not null;

    public CallArgument this[string parameter] => _arguments[parameter];

    public CallArgument? Find(string parameter) => _arguments.Find(parameter);

    /// <summary>The tensor given for a parameter.</summary>
    public Node Tensor(string parameter) => Tensor(_arguments[parameter]);

    /// <summary>The tensor an argument is; an operator such as a Hessian is formed.</summary>
    public Node Tensor(CallArgument argument) => argument.Value switch
    {
        TensorValue(var node) => node,
        OperatorValue matrix => matrix.Form(),
        PoisonValue => throw new PoisonedError(),
        var other => throw Error(argument, $"{Function.Name} needs a tensor here, not {other.Description}"),
    };

    /// <summary>A tensor of a given rank.</summary>
    public Node Tensor(string parameter, int rank)
    {
        var node = Tensor(parameter);
        if (node.Shape.Rank == rank)
            return node;
        var wanted = rank switch { 0 => "a number", 1 => "a vector", 2 => "a matrix", _ => $"a tensor of {rank} axes" };
        throw Error(parameter, $"{Function.Name} needs {wanted} for {parameter}, not one of shape {node.Shape}");
    }

    /// <summary>A square matrix.</summary>
    public Node SquareMatrix(string parameter)
    {
        var node = Tensor(parameter, 2);
        return node.Shape[0] == node.Shape[1]
            ? node
            : throw Error(parameter, $"{Function.Name} needs a square matrix, not one of shape {node.Shape}");
    }

    /// <summary>A number known before running, such as a tolerance.</summary>
    public double Number(string parameter, double otherwise) => Has(parameter) ? Number(parameter) : otherwise;

    public double Number(string parameter) =>
        Tensor(parameter, 0).ConstantScalar
        ?? throw Error(parameter, $"{parameter} of {Function.Name} must be known before running: it may use params and numbers, but no data, weights or step");

    /// <summary>A whole number ≥ 0 known before running: a size.</summary>
    public int Size(CallArgument argument)
    {
        var node = Tensor(argument);
        if (!node.Shape.IsScalar)
            throw Error(argument, $"a size must be a number, not a tensor {node.Shape}");
        var value = node.ConstantScalar
            ?? throw Error(argument, "a size must be known before running: it may use params and numbers, but no data, weights or step");
        if (value != Math.Floor(value))
            throw Error(argument, $"a size must be a whole number, not {value:R}");
        if (value < 0)
            throw Error(argument, $"a size must not be negative, but this is {value:R}");
        return value <= int.MaxValue ? (int)value : throw Error(argument, $"{value:R} is more than any tensor here may hold");
    }

    public int Size(string parameter) => Size(_arguments[parameter]);

    public int Size(string parameter, int otherwise) => Has(parameter) ? Size(parameter) : otherwise;

    /// <summary>A whole number of either sign known before running: an axis, an offset.</summary>
    public int Whole(string parameter, int otherwise)
    {
        if (!Has(parameter))
            return otherwise;
        var value = Number(parameter);
        return value == Math.Floor(value) && Math.Abs(value) < int.MaxValue
            ? (int)value
            : throw Error(parameter, $"{parameter} of {Function.Name} must be a whole number, not {value:R}");
    }

    /// <summary>The shape that a list of sizes, or one list argument, spells: <c>zeros(n, d)</c>, <c>full([n, d], v)</c>.</summary>
    public Shape Sizes(ImmutableArray<CallArgument> arguments)
    {
        if (arguments is [var only] && Tensor(only) is { Shape.Rank: 1, ConstantValues: { } listed })
            return Shape.Of([.. listed.Select(v => v == Math.Floor(v) && v >= 0 ? (int)v : throw Error(only, $"a size must be a whole number ≥ 0, not {v:R}"))]);
        return Shape.Of([.. arguments.Select(Size)]);
    }

    /// <summary>An axis of a tensor, counted from 0; null where the call gives none.</summary>
    public int? Axis(Node tensor, string parameter = "axis")
    {
        if (!Has(parameter))
            return null;
        var axis = Whole(parameter, 0);
        var rank = tensor.Shape.Rank;
        return axis >= -rank && axis < rank
            ? (axis < 0 ? axis + rank : axis)
            : throw Error(parameter, rank == 0
                ? "a number has no axes"
                : $"axis {axis} is out of range: shape {tensor.Shape} has axes {-rank}..{rank - 1}");
    }

    /// <summary>A truth value known before running, such as <c>keepdims = true</c>.</summary>
    public bool Flag(string parameter) => Has(parameter) && Number(parameter) != 0;

    /// <summary>A function given as an argument.</summary>
    public CallableValue Callable(string parameter) => _arguments[parameter].Value switch
    {
        CallableValue callable => callable,
        PoisonValue => throw new PoisonedError(),
        var other => throw Error(parameter, $"{Function.Name} needs a function here, such as x -> x^2, not {other.Description}"),
    };

    /// <summary>Calls a function argument on tensors and takes the tensor it gives.</summary>
    public Node Invoke(CallableValue callable, params ImmutableArray<Node> arguments) =>
        callable.Call([.. arguments.Select(Value (a) => new TensorValue(a))], Span) switch
        {
            TensorValue(var node) => node,
            OperatorValue matrix => matrix.Form(),
            PoisonValue => throw new PoisonedError(),
            var other => throw Error($"the function given to {Function.Name} must give a tensor, not {other.Description}"),
        };

    public ToyError Error(string parameter, string message) => Error(_arguments[parameter], message);

    public ToyError Error(CallArgument argument, string message) => new(argument.Span, message);

    public ToyError Error(string message) => new(Span, message);
}

/// <summary>An argument's value and where it is written.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "An argument of a call is what the language calls it.")]
internal sealed record CallArgument(string? Name, Value Value, SourceSpan Span)
{
    /// <summary>The argument with its name, <c>lr = 0.1</c>; what a mistake in the name is about.</summary>
    public SourceSpan Written { get; init; } = Span;
}
