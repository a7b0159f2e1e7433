using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>expm1(x)</c></summary>
internal sealed class Expm1 : ElementwiseFunction
{
    public override Signature Signature => "expm1(x)";

    public override string Summary =>
        "eˣ − 1, accurate for small x.";

    public override string Example => """
        measure y = expm1([1e-12, 2])
        predict y = [1e-12, exp(2) - 1]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => ExponentialMinusOne.Of(x);
}

/// <summary>eˣ − 1.</summary>
internal sealed record ExponentialMinusOne : LaneOp<ExponentialMinusOne.Lane>
{
    public override string Name => "expm1";

    public static Node Of(Node x) => x.Graph.Fold(new ExponentialMinusOne(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * (y + 1);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Expm1(x);

        public static double Invoke(double x) => LaneMath.Expm1(x);
    }
}
