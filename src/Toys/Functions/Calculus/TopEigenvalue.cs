using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class TopEigenvalue : Function
{
    public override Signature Signature => "top_eigenvalue(matrix, k?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "The algebraically largest eigenvalue of a symmetric matrix, or with k the k largest in descending order, by Lanczos "
        + "iteration; a Hessian is never formed. Differentiable.";

    public override string Example => """
        measure sharpness = top_eigenvalue(hessian(u -> 3 * u[0]^2 - 4 * u[1]^2, at = [1, 1]))
        predict sharpness = 6
        check sharpness within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var k = call.Size("k", 1);
        var values = call.Graph.Part(Solve(call, k), 0);
        return new TensorValue(call.Has("k") ? values : call.Graph.Reshape(values, Shape.Scalar));
    }

    /// <summary>The node with eigenvalues and eigenvectors of the call's matrix.</summary>
    internal static Node Solve(FunctionCall call, int k)
    {
        var graph = call.Graph;
        var matrix = call["matrix"].Value as OperatorValue ?? Explicit(call.SquareMatrix("matrix"));
        if (k < 1 || k > matrix.Size)
            throw call.Error("k", $"k = {k} must lie in 1..{matrix.Size}, the size of the matrix");
        var v = graph.Parameter("v", new TensorType(new Shape(matrix.Size)));
        return graph.Apply(new LargestEigenvalues(new Body([v], [matrix.Multiply(v)]), matrix.Size, k));
    }

    private static OperatorValue Explicit(Node matrix) =>
        new(matrix.Shape[0], v => matrix.Graph.MatrixMultiply(matrix, v), () => matrix);
}
