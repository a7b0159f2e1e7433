using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Graph;

internal sealed record Add : BinaryOp
{
    public override string Name => "+";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Add(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Add(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Add(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (g, g);
}

internal sealed record Subtract : BinaryOp
{
    public override string Name => "-";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Subtract(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Subtract(a, b, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Subtract(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (g, -g);
}

internal sealed record Multiply : BinaryOp
{
    public override string Name => "*";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Multiply(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Multiply(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Multiply(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (g * b, g * a);
}

internal sealed record Divide : BinaryOp
{
    public override string Name => "/";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Divide(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Divide(a, b, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Divide(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (g / b, -(g * r / b));
}

internal sealed record Negate : UnaryOp
{
    public override string Name => "neg";

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => -g;
}

/// <summary>a ^ b for any exponent; small whole exponents never come here (see <see cref="TensorGraph.Power"/>).</summary>
internal sealed record Power : BinaryOp
{
    public override string Name => "^";

    protected override double Cost => 20;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Pow(a[i], b[i]);
    }

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Pow(a, b[i]);
    }

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Pow(a[i], b);
    }

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r)
    {
        var graph = g.Graph;
        // At a = 0 the logarithm is infinite where r = 0 decides: there d(a^b)/db = 0.
        var safe = graph.Where(graph.Compare(Comparison.Greater, a, graph.Scalar(0)), a, graph.Scalar(1));
        return (g * b * graph.Power(a, b - 1), g * r * graph.Logarithm(safe));
    }
}

/// <summary><c>and</c>: both nonzero.</summary>
internal sealed record And : BinaryOp
{
    public override string Name => "and";

    protected override bool ReturnsTruth => true;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Multiply(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Multiply(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Multiply(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (null, null);
}

/// <summary><c>or</c>: either nonzero.</summary>
internal sealed record Or : BinaryOp
{
    public override string Name => "or";

    protected override bool ReturnsTruth => true;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Max(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Max(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Max(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (null, null);
}

internal sealed record Not : UnaryOp
{
    public override string Name => "not";

    protected override bool ReturnsTruth => true;

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Subtract(T.One, x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => null;
}

internal sealed record SquareRoot : UnaryOp
{
    public override string Name => "sqrt";

    protected override double Cost => 4;

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => g * 0.5 / y;
}

/// <summary><c>where(condition, a, b)</c>; the three have been broadcast to one shape.</summary>
internal sealed record Select : Op
{
    public override string Name => "where";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[1].Shape, inputs[1].IsTruth && inputs[2].IsTruth)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (condition, a, b, r) = (binding.Input(0), binding.Input(1), binding.Input(2), binding.Output());
        return () => Evaluate<T>(condition.Span, a.Span, b.Span, r.Span);
    }

    public static void Evaluate<T>(ReadOnlySpan<T> condition, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (i, width) = (0, Vector<T>.Count);
        for (; i + width <= r.Length; i += width)
        {
            var isFalse = Vector.Equals(new Vector<T>(condition[i..]), Vector<T>.Zero);
            Vector.ConditionalSelect(isFalse, new Vector<T>(b[i..]), new Vector<T>(a[i..])).CopyTo(r[i..]);
        }

        for (; i < r.Length; i++)
            r[i] = condition[i] != T.Zero ? a[i] : b[i];
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (g, graph) = (cotangents[0]!, node.Graph);
        var zero = graph.Scalar(0);
        return [null, graph.Where(node.Inputs[0], g, zero), graph.Where(node.Inputs[0], zero, g)];
    }
}

/// <summary>The value itself, but no derivative goes through.</summary>
internal sealed record StopGradient : Op
{
    public override string Name => "stop_gradient";

    public override bool IsView => true;

    public override double Operations(Node node) => 0;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [inputs[0].Type];

    public override Action Bind<T>(Binding<T> binding) => static () => { };
}
