using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Trace : MatrixFunction
{
    public override Signature Signature => "trace(A)";

    public override string Summary => "The sum of the diagonal of a square matrix, or of each of a stack.";

    public override string Example => """
        measure s = trace([[2, 1], [1, 3]])
        predict s = 5
        check s within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var diagonals = call.Graph.Diagonals(SquareMatrices(call, "A"));
        return new TensorValue(call.Graph.Sum(diagonals, [diagonals.Shape.Rank - 1]));
    }
}
