using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>tanh(x)</c></summary>
internal sealed class Tanh : ElementwiseFunction
{
    public override Signature Signature => "tanh(x)";

    public override string Summary =>
        "Hyperbolic tangent.";

    public override string Example => """
        measure y = tanh(0.5)
        predict y = (exp(1) - 1) / (exp(1) + 1)
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => HyperbolicTangent.Of(x);
}

/// <summary>tanh x.</summary>
internal sealed record HyperbolicTangent : LaneOp<HyperbolicTangent.Lane>
{
    public override string Name => "tanh";

    public static Node Of(Node x) => x.Graph.Fold(new HyperbolicTangent(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g.Graph.Fold(new TanhSlope(), g, y);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Tanh(x);

        public static double Invoke(double x) => Math.Tanh(x);
    }
}
