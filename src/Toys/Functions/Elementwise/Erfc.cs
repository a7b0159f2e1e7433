using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using MathNet.Numerics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>erfc(x)</c></summary>
internal sealed class Erfc : ElementwiseFunction
{
    public override Signature Signature => "erfc(x)";

    public override string Summary =>
        "1 − erf(x), accurate far into the tail. The probability that a standard normal exceeds z is `erfc(z / sqrt(2)) / 2`.";

    public override string Example => """
        measure y = erfc([-1, 0.5])
        predict y = [1 + erf(1), 1 - erf(0.5)]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => ComplementaryErrorFunction.Of(x);
}

/// <summary>1 − erf x.</summary>
internal sealed record ComplementaryErrorFunction : LaneOp<ComplementaryErrorFunction.Lane>
{
    public override string Name => "erfc";

    public static Node Of(Node x) => x.Graph.Fold(new ComplementaryErrorFunction(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * (-2 / Math.Sqrt(Math.PI)) * Exponential.Of(-(x * x));

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Erfc(x);

        public static double Invoke(double x) => SpecialFunctions.Erfc(x);
    }
}
