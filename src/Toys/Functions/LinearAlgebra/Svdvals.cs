using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Svdvals : MatrixFunction
{
    public override Signature Signature => "svdvals(A)";

    public override string Summary => "The singular values of a matrix, descending, or of each of a stack: (…, m, n) gives (…, min(m, n)).";

    public override string Example => """
        measure s = svdvals([[3, 0], [4, 5]])
        predict s = [sqrt(45), sqrt(5)]
        check s within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new SingularValues(), Matrices(call, "A")));
}

/// <summary>(…, m, n) → (…, min(m, n)), descending.</summary>
internal sealed record SingularValues : MatrixOp
{
    public override string Name => "svdvals";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var shape = inputs[0].Shape;
        return [new TensorType(shape.Take(shape.Rank - 2).Append(new Shape(Math.Min(shape[-2], shape[-1]))))];
    }

    public override double Operations(Node node) => PriceEach(node, (p, q) => 4 * p * q * q + 120 * q * q);

    public override double Scratch(Node node) => PriceOfOne(node, (p, q) => Room(p * q + p + 5 * q));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, s, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, m, n) = Sizes(node);
        var thin = Math.Min(m, n);
        var system = new SingularSystem(m, n, withVectors: false);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!system.TryDecompose<T>(a.Span.Slice(i * m * n, m * n)))
                    throw NotFinite(node, "svdvals");
                for (var k = 0; k < thin; k++)
                    s.Span[i * thin + k] = T.CreateSaturating(system.Value(k));
            }
        };
    }

    /// <summary>d(sₖ) = uₖᵀ·dA·vₖ.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var system = graph.Apply(new SingularTriplets(), node.Inputs[0]);
        return [graph.MatrixMultiply(graph.ScaleColumns(graph.Part(system, 0), cotangents[0]!), graph.Part(system, 2))];
    }
}
