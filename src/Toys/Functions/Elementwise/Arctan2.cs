using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arctan2(y, x)</c></summary>
internal sealed class Arctan2 : Function
{
    public override Signature Signature => "arctan2(y, x)";

    public override FunctionGroup Group => FunctionGroup.Elementwise;

    public override string Summary => "The angle of the point (x, y), from −π to π; y comes first, as in NumPy.";

    public override string Example => """
        measure y = arctan2([1, -1], [-1, 0])
        predict y = [3 * pi / 4, -pi / 2]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (y, x) = (call.Tensor("y"), call.Tensor("x"));
        call.Broadcast(("y", y), ("x", x));
        return new TensorValue(call.Graph.Fold(new Angle(), y, x));
    }
}

/// <summary>The angle of the point (x, y) = (b, a).</summary>
internal sealed record Angle : BinaryOp
{
    public override string Name => "arctan2";

    protected override double Cost => 50;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Atan2(a[i], b[i]);
    }

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Atan2(a, b[i]);
    }

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = T.Atan2(a[i], b);
    }

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r)
    {
        var squares = a * a + b * b;
        return (g * b / squares, -(g * a / squares));
    }
}
