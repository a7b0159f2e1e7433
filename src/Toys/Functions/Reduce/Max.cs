using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>max(x, axis)</c> reduces, <c>max(a, b)</c> is elementwise.</summary>
internal sealed class Max : Function
{
    public override Signature Signature => "max(values..., axis?, keepdims?)";

    public override FunctionGroup Group => FunctionGroup.Reduce;

    public override string Summary =>
        "With one argument, the largest element, over all axes or the given ones; its derivative goes to the first of equal "
        + "elements. With several, the largest of them element by element; equal ones share the derivative.";

    public override string Example => """
        let A = [[1, 5], [7, 2]]
        measure y = concat(max(A, axis = 0), max([1, 4], 3), [max(A)])
        predict y = [7, 5, 3, 4, 7]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(Extremes.Call(call, isLargest: true, (a, b) => a.Graph.Fold(new Maximum(), a, b)));
}

/// <summary>The larger of two; NaN if either is.</summary>
internal sealed record Maximum : BinaryOp
{
    public override string Name => "max";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Max(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Max(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Max(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => Extremes.Share(g, Comparison.Greater, a, b);
}
