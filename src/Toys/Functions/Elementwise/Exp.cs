using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>exp(x)</c></summary>
internal sealed class Exp : ElementwiseFunction
{
    public override Signature Signature => "exp(x)";

    public override string Summary =>
        "eˣ.";

    public override string Example => """
        measure y = exp([-1, 0, 2])
        predict y = [1 / 2.718281828459045, 1, 2.718281828459045^2]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Exponential.Of(x);
}

/// <summary>eˣ.</summary>
internal sealed record Exponential : LaneOp<Exponential.Lane>
{
    public override string Name => "exp";

    public static Node Of(Node x) => x.Graph.Fold(new Exponential(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * y;

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Exp(x);

        public static double Invoke(double x) => Math.Exp(x);
    }
}
