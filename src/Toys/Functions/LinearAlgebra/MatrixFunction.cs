using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

/// <summary>A function of matrices or of stacks of them: what stands before the last two axes is a stack.</summary>
internal abstract class MatrixFunction : Function
{
    public override FunctionGroup Group => FunctionGroup.LinearAlgebra;

    protected static Node Matrices(FunctionCall call, string parameter)
    {
        var node = call.Tensor(parameter);
        return node.Shape.Rank >= 2
            ? node
            : throw call.Error(parameter, $"{call.Function.Name} needs a matrix, or a stack of them, not {Described(node)}");
    }

    protected static Node SquareMatrices(FunctionCall call, string parameter)
    {
        var node = Matrices(call, parameter);
        if (node.Shape[-1] != node.Shape[-2])
            throw call.Error(parameter, $"{call.Function.Name} needs a square matrix, not one of shape {node.Shape}");
        return node;
    }

    /// <summary>As <see cref="SquareMatrices"/>, and with at least one entry.</summary>
    protected static Node FilledSquareMatrices(FunctionCall call, string parameter)
    {
        var node = SquareMatrices(call, parameter);
        return node.Shape[-1] > 0
            ? node
            : throw call.Error(parameter, $"{call.Function.Name} needs a matrix with at least one row, not one of shape {node.Shape}");
    }

    private static string Described(Node node) => node.Shape.IsScalar ? "a number" : $"a vector of shape {node.Shape}";
}
