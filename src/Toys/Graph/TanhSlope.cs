using System.Numerics;

namespace LearningMechanics.Toys.Graph;

/// <summary>a · (1 − b²): what goes backward through b = tanh x. One operation, because it runs at every step of most networks
/// and is three walks through memory otherwise.</summary>
internal sealed record TanhSlope : BinaryOp
{
    public override string Name => "tanh slope";

    protected override double Cost => 3;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            At(new Vector<T>(a[i..]), new Vector<T>(b[i..])).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = At(a[i], b[i]);
    }

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            At(new Vector<T>(a), new Vector<T>(b[i..])).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = At(a, b[i]);
    }

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            At(new Vector<T>(a[i..]), new Vector<T>(b)).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = At(a[i], b);
    }

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) =>
        (g.Graph.Fold(new TanhSlope(), g, b), g * a * b * -2.0);

    private static Vector<T> At<T>(Vector<T> a, Vector<T> b) => a * (Vector<T>.One - b * b);

    private static T At<T>(T a, T b)
        where T : IBinaryFloatingPointIeee754<T> => a * (T.One - b * b);
}
