using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>sigmoid(x)</c></summary>
internal sealed class Sigmoid : ElementwiseFunction
{
    public override Signature Signature => "sigmoid(x)";

    public override string Summary =>
        "Logistic function 1 / (1 + exp(−x)); does not overflow.";

    public override string Example => """
        measure y = sigmoid(log(3))
        predict y = 3 / 4
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Logistic.Of(x);
}

/// <summary>1 / (1 + e⁻ˣ).</summary>
internal sealed record Logistic : LaneOp<Logistic.Lane>
{
    public override string Name => "sigmoid";

    public static Node Of(Node x) => x.Graph.Fold(new Logistic(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * y * (1.0 - y);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Sigmoid(x);

        public static double Invoke(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
    }
}
