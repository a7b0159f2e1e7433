using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class TopEigenvector : Function
{
    public override Signature Signature => "top_eigenvector(matrix, k?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "The unit eigenvector of the algebraically largest eigenvalue, its largest component positive; with k the k leading ones as "
        + "rows. Differentiable.";

    public override string Example => """
        measure u = top_eigenvector([[2, 1], [1, 2]])
        predict u = [1, 1] / sqrt(2)
        check u within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var k = call.Size("k", 1);
        var vectors = call.Graph.Part(TopEigenvalue.Solve(call, k), 1);
        return new TensorValue(call.Has("k") ? vectors : call.Graph.Reshape(vectors, vectors.Shape.Skip(1)));
    }
}
