using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

/// <summary>What a derivative is taken of and with respect to: an expression and weights, or a lambda and a point.</summary>
internal sealed class DerivativeCall
{
    private readonly Node _flat;
    private readonly (Node From, Node To)? _point;

    /// <param name="call">A call with the parameters <c>expression</c>, <c>weights?</c> and <c>at?</c>.</param>
    public DerivativeCall(FunctionCall call)
    {
        Graph = call.Graph;
        if (call["expression"].Value is CallableValue function)
        {
            if (!call.Has("at"))
                throw call.Error($"{call.Function.Name} of a function needs the point: {call.Function.Name}(u -> …, at = w0)");
            var point = call.Tensor("at");
            var parameter = Graph.Parameter("u", point.Type);
            Value = call.Invoke(function, parameter);
            Targets = [parameter];
            IsSingle = true;
            _point = (parameter, point);
        }
        else
        {
            if (call.Has("at"))
                throw call.Error("at", $"`at = …` gives the point of a function: write {call.Function.Name}(u -> …, at = …), or leave it out");
            Value = call.Tensor("expression");
            (Targets, IsSingle) = FindTargets(call);
        }

        _flat = Graph.Concatenate(0, [.. Targets.Select(Graph.Flatten)]);
    }

    public TensorGraph Graph { get; }

    /// <summary>What is differentiated.</summary>
    public Node Value { get; }

    /// <summary>Weights, or the lambda's parameter.</summary>
    public ImmutableArray<Node> Targets { get; }

    /// <summary>Whether one tensor was named: the derivative then has its shape. Otherwise all are flattened.</summary>
    public bool IsSingle { get; }

    /// <summary>Number of coordinates.</summary>
    public int Size => _flat.Shape[0];

    /// <summary>Shape of one row of a derivative.</summary>
    public Shape TargetShape => IsSingle ? Targets[0].Shape : new Shape(Size);

    /// <summary>Derivatives in the form the call asks for: the tensor's own shape, or one flat vector.</summary>
    public Node Gather(IReadOnlyList<Node> derivatives) =>
        IsSingle ? derivatives[0] : Graph.Concatenate(0, [.. derivatives.Select(Graph.Flatten)]);

    /// <summary>Puts the point in the place of the lambda's parameter.</summary>
    public Node AtPoint(Node node) => _point is { } point ? new Substitution([point]).Apply(node) : node;

    /// <summary>The scalar being differentiated, flat gradient.</summary>
    public Node FlatGradient() =>
        Graph.Concatenate(0, [.. Differentiation.Gradient(Value, Targets).Select(Graph.Flatten)]);

    /// <summary>H·v for the flat Hessian of the scalar. The vector may depend on the weights too, as a gradient does; a
    /// stand-in keeps it from being differentiated along.</summary>
    public Node HessianProduct(Node v)
    {
        var direction = Graph.Parameter("v", new TensorType(new Shape(Size)));
        var product = Graph.Concatenate(0, [.. Differentiation.Gradient(Graph.Dot(FlatGradient(), direction), Targets).Select(Graph.Flatten)]);
        return new Substitution(_point is { } point ? [point, (direction, v)] : [(direction, v)]).Apply(product);
    }

    /// <summary>The flat Hessian, formed only when its entries are needed.</summary>
    public OperatorValue Hessian()
    {
        Node Form()
        {
            var direction = Graph.Parameter("e", new TensorType(new Shape(Size)));
            return Rows(Size, direction, HessianProduct(direction));
        }

        return new OperatorValue(Size, HessianProduct, Form);
    }

    /// <summary>Stacks a row for each unit vector.</summary>
    public Node Rows(int count, Node direction, Node row)
    {
        var unit = Graph.Compare(Comparison.Equal, Graph.Reshape(Graph.Range(count), new Shape(count, 1)), Graph.Range(count));
        // A truth value is stored as 0 and 1; adding 0 makes it a number.
        var identity = Graph.Apply(new Add(), unit, Graph.Scalar(0));
        return Graph.Part(Graph.Apply(new Scan(new Body([direction], [row]), count, 0, 1), identity), 0);
    }

    /// <summary>Refuses a tensor where the derivative of one number is meant.</summary>
    public void RequireScalar(FunctionCall call)
    {
        if (!Value.Shape.IsScalar)
            throw call.Error("expression", $"{call.Function.Name} differentiates a number, but this has shape {Value.Shape}; reduce it with sum or mean, or use jacobian");
    }

    private static (ImmutableArray<Node> Targets, bool IsSingle) FindTargets(FunctionCall call)
    {
        if (!call.Has("weights"))
        {
            if (call.Scope.Weights.Count == 0)
                throw call.Error($"{call.Function.Name} needs weights to differentiate by, and this toy has none; for a function write {call.Function.Name}(u -> …, at = point)");
            return ([.. call.Scope.Weights.Select(w => w.Leaf)], false);
        }

        var argument = call["weights"];
        switch (argument.Value)
        {
            case TensorValue { Items.IsDefaultOrEmpty: false } list:
                return ([.. list.Items.Select(i => RequireWeight(call, argument, i))], false);
            case TupleValue tuple:
                return ([.. tuple.Items.Select(i => RequireWeight(call, argument, i))], false);
            case TensorValue all when call.Scope.Weights.Count > 0 && ReferenceEquals(all.Node, call.Scope.FlatWeights()):
                return ([.. call.Scope.Weights.Select(w => w.Leaf)], false);
            default:
                return ([call.Tensor("weights")], true);
        }
    }

    private static Node RequireWeight(FunctionCall call, CallArgument argument, Value value) =>
        value is TensorValue tensor ? tensor.Node : throw call.Error(argument, $"{call.Function.Name} differentiates by tensors, not by {value.Description}");
}
