using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>min(x, axis)</c> reduces, <c>min(a, b)</c> is elementwise.</summary>
internal sealed class Min : Function
{
    public override Signature Signature => "min(values..., axis?, keepdims?)";

    public override FunctionGroup Group => FunctionGroup.Reduce;

    public override string Summary =>
        "With one argument, the smallest element, over all axes or the given ones; its derivative goes to the first of equal "
        + "elements. With several, the smallest of them element by element; equal ones share the derivative.";

    public override string Example => """
        let A = [[1, 5], [7, 2]]
        measure y = concat(min(A, axis = 0), min([1, 4], 3), [min(A)])
        predict y = [1, 2, 1, 3, 1]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(Extremes.Call(call, isLargest: false, (a, b) => a.Graph.Fold(new Minimum(), a, b)));
}

/// <summary>The smaller of two; NaN if either is.</summary>
internal sealed record Minimum : BinaryOp
{
    public override string Name => "min";

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Min(a, b, r);

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r) => TensorPrimitives.Min(b, a, r);

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r) => TensorPrimitives.Min(a, b, r);

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => Extremes.Share(g, Comparison.Less, a, b);
}
