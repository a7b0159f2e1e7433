using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>cos(x)</c></summary>
internal sealed class Cos : ElementwiseFunction
{
    public override Signature Signature => "cos(x)";

    public override string Summary =>
        "Cosine of an angle in radians.";

    public override string Example => """
        measure y = cos(pi / 3)
        predict y = 1 / 2
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Cosine.Of(x);
}

/// <summary>cos x.</summary>
internal sealed record Cosine : LaneOp<Cosine.Lane>
{
    public override string Name => "cos";

    public static Node Of(Node x) => x.Graph.Fold(new Cosine(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => -(g * Sine.Of(x));

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Cos(x);

        public static double Invoke(double x) => Math.Cos(x);
    }
}
