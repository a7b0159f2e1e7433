using System.Numerics;

namespace LearningMechanics.Toys.Graph;

internal enum Comparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>1 where the comparison holds, 0 elsewhere; with NaN only <c>!=</c> holds.</summary>
internal sealed record Compare(Comparison Comparison) : BinaryOp
{
    public override string Name => Comparison.ToString();

    protected override bool ReturnsTruth => true;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            Truth(new Vector<T>(a[i..]), new Vector<T>(b[i..])).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = Holds(a[i], b[i]);
    }

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            Truth(new Vector<T>(a), new Vector<T>(b[i..])).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = Holds(a, b[i]);
    }

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
    {
        var i = 0;
        for (; i + Vector<T>.Count <= r.Length; i += Vector<T>.Count)
            Truth(new Vector<T>(a[i..]), new Vector<T>(b)).CopyTo(r[i..]);
        for (; i < r.Length; i++)
            r[i] = Holds(a[i], b);
    }

    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r) => (null, null);

    private Vector<T> Truth<T>(Vector<T> a, Vector<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector.BitwiseAnd(new Vector<T>(T.One), Comparison switch
        {
            Comparison.Less => Vector.LessThan(a, b),
            Comparison.LessOrEqual => Vector.LessThanOrEqual(a, b),
            Comparison.Greater => Vector.GreaterThan(a, b),
            Comparison.GreaterOrEqual => Vector.GreaterThanOrEqual(a, b),
            Comparison.Equal => Vector.Equals(a, b),
            _ => Vector.OnesComplement(Vector.Equals(a, b)),
        });

    private T Holds<T>(T a, T b)
        where T : IBinaryFloatingPointIeee754<T> => Comparison switch
        {
            Comparison.Less => a < b,
            Comparison.LessOrEqual => a <= b,
            Comparison.Greater => a > b,
            Comparison.GreaterOrEqual => a >= b,
            Comparison.Equal => a == b,
            _ => a != b,
        }
        ? T.One
        : T.Zero;
}
