namespace LearningMechanics.Toys.Graph;

/// <summary>Remainder with the divisor's sign, as NumPy and Python have it: −1 mod 3 = 2, 1 mod −3 = −2.</summary>
internal sealed record Modulo : BinaryOp
{
    public override string Name => "mod";

    protected override double Cost => 10;

    public override void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = Remainder(a[i], b[i]);
    }

    public override void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = Remainder(a, b[i]);
    }

    public override void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
    {
        for (var i = 0; i < r.Length; i++)
            r[i] = Remainder(a[i], b);
    }

    /// <summary>r = a − b⌊a/b⌋, and the floor is constant wherever r is smooth.</summary>
    protected override (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r)
    {
        var graph = g.Graph;
        return (g, -(g * graph.StopGradient((a - r) / b)));
    }

    private static T Remainder<T>(T a, T b)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var rest = a % b;
        if (rest == T.Zero)
            return T.CopySign(T.Zero, b);
        return T.IsNegative(rest) == T.IsNegative(b) ? rest : rest + b;
    }
}
