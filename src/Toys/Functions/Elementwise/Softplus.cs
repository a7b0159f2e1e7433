using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>softplus(x)</c></summary>
internal sealed class Softplus : ElementwiseFunction
{
    public override Signature Signature => "softplus(x)";

    public override string Summary =>
        "log(1 + exp(x)); does not overflow.";

    public override string Example => """
        measure y = softplus([0, 800])
        predict y = [log(2), 800]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => SoftRectifier.Of(x);
}

/// <summary>log(1 + eˣ).</summary>
internal sealed record SoftRectifier : LaneOp<SoftRectifier.Lane>
{
    public override string Name => "softplus";

    public static Node Of(Node x) => x.Graph.Fold(new SoftRectifier(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * Logistic.Of(x);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Softplus(x);

        public static double Invoke(double x) => Math.Max(x, 0) + LaneMath.Log1p(Math.Exp(-Math.Abs(x)));
    }
}
