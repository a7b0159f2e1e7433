using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Graph;

/// <summary>An elementary function that <see cref="LaneMath"/> computes several elements at a time.</summary>
internal abstract record LaneOp<TFunction> : UnaryOp
    where TFunction : struct, ILaneFunction
{
    protected override double Cost => 20;

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => Lanes.Apply<TFunction, T>(x, y);
}
