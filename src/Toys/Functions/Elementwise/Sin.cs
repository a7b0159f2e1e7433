using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>sin(x)</c></summary>
internal sealed class Sin : ElementwiseFunction
{
    public override Signature Signature => "sin(x)";

    public override string Summary =>
        "Sine of an angle in radians.";

    public override string Example => """
        measure y = sin(pi / 6)
        predict y = 1 / 2
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Sine.Of(x);
}

/// <summary>sin x.</summary>
internal sealed record Sine : LaneOp<Sine.Lane>
{
    public override string Name => "sin";

    public static Node Of(Node x) => x.Graph.Fold(new Sine(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * Cosine.Of(x);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Sin(x);

        public static double Invoke(double x) => Math.Sin(x);
    }
}
