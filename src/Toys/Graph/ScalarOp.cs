namespace LearningMechanics.Toys.Graph;

/// <summary>A rarer function, computed one double at a time.</summary>
internal abstract record ScalarOp : UnaryOp
{
    protected override double Cost => 50;

    protected abstract double Evaluate(double x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(Evaluate(double.CreateTruncating(x[i])));
    }
}
