using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using MathNet.Numerics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>erf(x)</c></summary>
internal sealed class Erf : ElementwiseFunction
{
    public override Signature Signature => "erf(x)";

    public override string Summary =>
        "Error function, 2/√π ∫₀ˣ exp(−t²) dt.";

    public override string Example => """
        measure y = erf(1)
        predict y = 2 / sqrt(pi) * integrate(t -> exp(-t^2), 0, 1)
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => ErrorFunction.Of(x);
}

/// <summary>erf x.</summary>
internal sealed record ErrorFunction : LaneOp<ErrorFunction.Lane>
{
    public override string Name => "erf";

    public static Node Of(Node x) => x.Graph.Fold(new ErrorFunction(), x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * (2 / Math.Sqrt(Math.PI)) * Exponential.Of(-(x * x));

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Erf(x);

        public static double Invoke(double x) => SpecialFunctions.Erf(x);
    }
}
