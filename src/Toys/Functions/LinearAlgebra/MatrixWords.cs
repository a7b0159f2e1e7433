using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

/// <summary>The words in which matrix functions and their derivatives are written; stacks throughout.</summary>
internal static class MatrixWords
{
    /// <summary>The diagonals: (…, n, n) → (…, n).</summary>
    public static Node Diagonals(this TensorGraph graph, Node matrices)
    {
        var (n, stack) = (matrices.Shape[-1], matrices.Shape.Take(matrices.Shape.Rank - 2));
        // A matrix that is too large to exist is refused by its price; until then its shape must not wrap around.
        var entries = (int)Math.Min(int.MaxValue, (long)n * n);
        var rows = graph.Reshape(matrices, stack.Append(new Shape(entries)));
        return graph.Slice(rows, [.. stack.Lengths.Select(l => (0, l, 1)), (0, n, n + 1)]);
    }

    /// <summary>Columns scaled: A·diag(v), (…, m, n) and (…, n).</summary>
    public static Node ScaleColumns(this TensorGraph graph, Node matrices, Node v) =>
        matrices * graph.Reshape(v, v.Shape.Insert(v.Shape.Rank - 1, 1));

    /// <summary>Rows scaled: diag(v)·A, (…, m) and (…, m, n).</summary>
    public static Node ScaleRows(this TensorGraph graph, Node v, Node matrices) =>
        graph.Reshape(v, v.Shape.Append(new Shape(1))) * matrices;

    /// <summary>A number for each matrix of a stack, shaped to multiply it.</summary>
    public static Node PerMatrix(this TensorGraph graph, Node numbers) => graph.Reshape(numbers, numbers.Shape.Append(new Shape(1, 1)));

    /// <summary>(A + Aᵀ)/2.</summary>
    public static Node Symmetrize(this TensorGraph graph, Node matrices) => (matrices + graph.TransposeMatrix(matrices)) * 0.5;

    public static Node Identity(this TensorGraph graph, int n) => graph.CompareIndices(Comparison.Equal, n);

    /// <summary>(n, n), 1 where row index and column index compare so, 0 elsewhere.</summary>
    public static Node CompareIndices(this TensorGraph graph, Comparison comparison, int n)
    {
        var indices = graph.Range(n);
        var truth = graph.Compare(comparison, graph.Reshape(indices, new Shape(n, 1)), graph.Reshape(indices, new Shape(1, n)));
        return graph.Where(truth, graph.Scalar(1), graph.Scalar(0));
    }
}
