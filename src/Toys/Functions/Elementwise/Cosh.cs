using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>cosh(x)</c></summary>
internal sealed class Cosh : ElementwiseFunction
{
    public override Signature Signature => "cosh(x)";

    public override string Summary =>
        "Hyperbolic cosine.";

    public override string Example => """
        measure y = cosh(1)
        predict y = (exp(1) + exp(-1)) / 2
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => HyperbolicCosine.Of(x);
}

/// <summary>cosh x.</summary>
internal sealed record HyperbolicCosine : LaneOp<HyperbolicCosine.Lane>
{
    public override string Name => "cosh";

    public static Node Of(Node x) => x.Graph.Fold(new HyperbolicCosine(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * HyperbolicSine.Of(x);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Cosh(x);

        public static double Invoke(double x) => Math.Cosh(x);
    }
}
