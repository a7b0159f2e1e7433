using LearningMechanics.Toys.Graph;
using MathNet.Numerics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>erfinv(x)</c></summary>
internal sealed class Erfinv : ElementwiseFunction
{
    public override Signature Signature => "erfinv(x)";

    public override string Summary =>
        "Inverse of erf on (−1, 1); ±inf at ±1, not a number beyond.";

    public override string Example => """
        measure y = erf(erfinv([-0.3, 0.9]))
        predict y = [-0.3, 0.9]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseErrorFunction.Of(x);
}

/// <summary>Inverse of erf.</summary>
internal sealed record InverseErrorFunction : ScalarOp
{
    public override string Name => "erfinv";

    public static Node Of(Node x) => x.Graph.Fold(new InverseErrorFunction(), x);

    protected override double Evaluate(double x) => Math.Abs(x) <= 1 ? SpecialFunctions.ErfInv(x) : double.NaN;

    protected override Node? Derivative(Node g, Node x, Node y) => g * (Math.Sqrt(Math.PI) / 2) * Exponential.Of(y * y);
}
