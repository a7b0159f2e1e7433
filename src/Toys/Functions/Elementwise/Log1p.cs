using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>log1p(x)</c></summary>
internal sealed class Log1p : ElementwiseFunction
{
    public override Signature Signature => "log1p(x)";

    public override string Summary =>
        "log(1 + x), accurate for small x.";

    public override string Example => """
        measure y = log1p([1e-12, 3])
        predict y = [1e-12, log(4)]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => LogarithmOfOnePlus.Of(x);
}

/// <summary>log(1 + x).</summary>
internal sealed record LogarithmOfOnePlus : LaneOp<LogarithmOfOnePlus.Lane>
{
    public override string Name => "log1p";

    public static Node Of(Node x) => x.Graph.Fold(new LogarithmOfOnePlus(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / (1.0 + x);

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Log1p(x);

        public static double Invoke(double x) => LaneMath.Log1p(x);
    }
}
