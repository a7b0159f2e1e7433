using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>sinh(x)</c></summary>
internal sealed class Sinh : ElementwiseFunction
{
    public override Signature Signature => "sinh(x)";

    public override string Summary =>
        "Hyperbolic sine.";

    public override string Example => """
        measure y = sinh(1)
        predict y = (exp(1) - exp(-1)) / 2
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => HyperbolicSine.Of(x);
}

/// <summary>sinh x.</summary>
internal sealed record HyperbolicSine : LaneOp<HyperbolicSine.Lane>
{
    public override string Name => "sinh";

    public static Node Of(Node x) => x.Graph.Fold(new HyperbolicSine(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * HyperbolicCosine.Of(x);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Sinh(x);

        public static double Invoke(double x) => Math.Sinh(x);
    }
}
