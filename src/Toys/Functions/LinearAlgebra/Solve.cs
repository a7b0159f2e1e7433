using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Solve : MatrixFunction
{
    public override Signature Signature => "solve(A, b)";

    public override string Summary =>
        "The x with `A @ x = b`, by elimination with partial pivoting. `b` is a vector (n) or a matrix (n, k); stacks of "
        + "matrices broadcast. A singular `A` makes the run diverge.";

    public override string Example => """
        let A = [[2, 1], [1, 3]]
        measure x = solve(A, [3, 5])
        predict x = [0.8, 1.4]
        check x within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (a, b, graph) = (SquareMatrices(call, "A"), call.Tensor("b"), call.Graph);
        if (b.Shape.IsScalar)
            throw call.Error("b", $"solve needs a vector or a matrix for b, not a number");
        var isVector = b.Shape.Rank == 1;
        var columns = isVector ? graph.Reshape(b, new Shape(b.Shape[0], 1)) : b;
        if (columns.Shape[-2] != a.Shape[-1])
            throw call.Error("b", $"A is {a.Shape} and b is {b.Shape}: b needs {a.Shape[-1]} rows, it has {columns.Shape[-2]}");
        var (stackA, stackB) = (a.Shape.Take(a.Shape.Rank - 2), columns.Shape.Take(columns.Shape.Rank - 2));
        if (Shape.Broadcast(stackA, stackB) is not { } stack)
            throw call.Error("b", $"the stacks {stackA} of A and {stackB} of b do not broadcast");
        a = graph.BroadcastTo(a, stack.Append(a.Shape.Skip(stackA.Rank)));
        columns = graph.BroadcastTo(columns, stack.Append(columns.Shape.Skip(stackB.Rank)));
        var x = graph.Apply(new LinearSolve(IsTransposed: false), a, columns);
        return new TensorValue(isVector ? graph.Reshape(x, x.Shape.Take(x.Shape.Rank - 1)) : x);
    }
}

/// <summary>A⁻¹·B or A⁻ᵀ·B: (…, n, n) and (…, n, k) → (…, n, k).</summary>
internal sealed record LinearSolve(bool IsTransposed) : MatrixOp
{
    public override string Name => "solve";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[1].Shape)];

    public override double Operations(Node node) =>
        PriceEach(node, (n, _) => n * n * n + 2 * n * n * node.Shape[-1]);

    public override double Scratch(Node node) => Room((double)node.Shape[-2] * ((double)node.Shape[-2] + node.Shape[-1]));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, b, x, node) = (binding.Input(0), binding.Input(1), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var columns = node.Shape[-1];
        var (lu, work) = (new LuFactorization(n), new double[n * columns]);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                lu.Factor<T>(a.Span.Slice(i * n * n, n * n), IsTransposed);
                if (lu.IsSingularToRounding())
                    throw new DivergenceException("solve: the matrix is singular, so the system has no single solution", node.Origin);
                Precision.Load<T>(b.Span.Slice(i * work.Length, work.Length), work);
                lu.Solve(work, columns);
                Precision.Store(work, x.Span.Slice(i * work.Length, work.Length));
            }
        };
    }

    /// <summary>With x = A⁻¹·b and u = A⁻ᵀ·g: b gains u, A gains −u·xᵀ.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var u = graph.Apply(new LinearSolve(!IsTransposed), node.Inputs[0], cotangents[0]!);
        var da = IsTransposed
            ? graph.MatrixMultiply(node, graph.TransposeMatrix(u))
            : graph.MatrixMultiply(u, graph.TransposeMatrix(node));
        return [-da, u];
    }
}
