using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Logdet : MatrixFunction
{
    public override Signature Signature => "logdet(A)";

    public override string Summary =>
        "The natural logarithm of the determinant, without forming the determinant: safe for large matrices. "
        + "−inf for a singular matrix, not a number where the determinant is negative.";

    public override string Example => """
        measure d = logdet([[2, 1], [1, 3]])
        predict d = log(5)
        check d within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new Determinant(IsLogarithm: true), SquareMatrices(call, "A")));
}
