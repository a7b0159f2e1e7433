using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>The form of a state, a tensor or a tuple of states: between the values of the language and a flat list of tensors.</summary>
internal sealed class StateForm
{
    private readonly ImmutableArray<StateForm> _items;

    private StateForm(ImmutableArray<StateForm> items) => _items = items;

    public bool IsTensor => _items.IsDefault;

    /// <summary>Number of tensors.</summary>
    public int Count => IsTensor ? 1 : _items.Sum(i => i.Count);

    /// <summary>The form of an argument, and the tensors in it.</summary>
    /// <exception cref="ToyError">Something in it is neither a tensor nor a tuple.</exception>
    public static (StateForm Form, ImmutableArray<Node> Parts) Of(FunctionCall call, CallArgument argument)
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        return (Read(call, argument, argument.Value, parts), parts.ToImmutable());
    }

    /// <summary>The value whose tensors these are, in order.</summary>
    public Value Build(IReadOnlyList<Node> parts)
    {
        var next = 0;
        return Build(parts, ref next);
    }

    /// <summary>The tensors of a value of this form.</summary>
    /// <param name="call">The call whose function gave the value.</param>
    /// <param name="value">A value.</param>
    /// <exception cref="ToyError">It has another form.</exception>
    public ImmutableArray<Node> Read(FunctionCall call, Value value)
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        Read(call, value, parts);
        return parts.ToImmutable();
    }

    private static StateForm Read(FunctionCall call, CallArgument argument, Value value, ImmutableArray<Node>.Builder parts)
    {
        if (value is TupleValue tuple)
            return new StateForm([.. tuple.Items.Select(i => Read(call, argument, i, parts))]);
        parts.Add(AsNumber(call.Tensor(argument with { Value = value })));
        return new StateForm(default);
    }

    private Value Build(IReadOnlyList<Node> parts, ref int next)
    {
        if (IsTensor)
            return new TensorValue(parts[next++]);
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in _items)
            items.Add(item.Build(parts, ref next));
        return new TupleValue(items.ToImmutable());
    }

    private void Read(FunctionCall call, Value value, ImmutableArray<Node>.Builder parts)
    {
        if (IsTensor)
        {
            parts.Add(ReadTensor(call, value));
            return;
        }

        // A list of equally shaped parts, [x, v], was stacked into one tensor; its rows are the parts again.
        if (value is TensorValue { Node: { Shape.Rank: > 0 } stacked } && stacked.Shape[0] == _items.Length)
            value = new TupleValue([.. _items.Select(Value (_, i) => new TensorValue(stacked.Graph.Row(stacked, i)))]);
        if (value is PoisonValue)
            throw new PoisonedError();
        if (value is not TupleValue tuple || tuple.Items.Length != _items.Length)
            throw call.Error($"{call.Function.Name}: the state is a tuple of {_items.Length}, but the function gives {value.Description}");
        for (var i = 0; i < _items.Length; i++)
            _items[i].Read(call, tuple.Items[i], parts);
    }

    private static Node ReadTensor(FunctionCall call, Value value) => value switch
    {
        TensorValue { Node: var node } => AsNumber(node),
        OperatorValue matrix => matrix.Form(),
        PoisonValue => throw new PoisonedError(),
        var other => throw call.Error($"{call.Function.Name}: the state is a tensor where the function gives {other.Description}"),
    };

    /// <summary>Truth values are stored as 0 and 1; adding 0 makes them numbers.</summary>
    public static Node AsNumber(Node node) => node.IsTruth ? node.Graph.Apply(new Add(), node, node.Graph.Scalar(0)) : node;
}
