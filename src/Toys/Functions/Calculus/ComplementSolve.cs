using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions.Theory;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Calculus;

/// <summary>x = P·(λ − H)⁻¹·P·b, P being the projection beyond the leading eigenvectors of a symmetric matrix, one of whose
/// eigenvalues is λ: what lets an eigenvector turn. Inputs: λ, the eigenvectors (k, n), b (n).</summary>
/// <param name="Body">v ↦ H·v.</param>
/// <param name="Size">n.</param>
/// <param name="Count">k. The eigenvectors are those of the k largest eigenvalues, so that λ − H is positive beyond them.</param>
internal sealed record ComplementSolve(Body Body, int Size, int Count) : RegionOp(Body)
{
    public override string Name => "eigenvector derivative";

    public override int OwnInputs => 3;

    private int Cap => ConjugateGradients.Cap(Size);

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => Cap * (BodyOperations() + (10.0 + 4 * Count) * Size);

    public override double LikelyOperations(Node node) => Math.Min(Cap, 40) * (BodyOperations() + (10.0 + 4 * Count) * Size);

    public override double Scratch(Node node) => (5.0 + Count) * Size;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [inputs[2].Type];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (value, vectors, b, x) = (binding.Input(0), binding.Input(1), binding.Input(2), binding.Output());
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var (parameter, result) = (body.Parameter(0), body.Result());
        var (deflated, right) = (new double[vectors.Length], new double[Size]);
        var search = new ConjugateGradients(Size, deflated, Shifted);
        return () =>
        {
            Numbers.Copy<T>(vectors.Span, deflated);
            Numbers.Copy<T>(b.Span, right);
            if (!search.TryRun(right, Math.Abs(double.CreateSaturating(value.Span[0])), Algebra.Precision.Epsilon<T>()))
                throw new DivergenceException("the derivative of an eigenvector did not converge: its eigenvalue and the next are too close together", origin);
            for (var i = 0; i < Size; i++)
                x.Span[i] = T.CreateSaturating(search.Solution[i]);
        };

        void Shifted(ReadOnlySpan<double> v, Span<double> shifted)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < v.Length; i++)
                parameter.Span[i] = T.CreateSaturating(v[i]);
            body.Run();
            var lambda = double.CreateSaturating(value.Span[0]);
            for (var i = 0; i < v.Length; i++)
                shifted[i] = lambda * v[i] - double.CreateSaturating(result.Span[i]);
        }
    }

    /// <summary>With z = P·(λ − H)⁻¹·P·x̄: b receives z, λ −z·x, H z·xᵀ, and eigenvector j −(uⱼ·b)·z − (uⱼ·x̄)·x, since both
    /// projections turn with it.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var graph = node.Graph;
        var (vectors, b, g) = (node.Inputs[1], node.Inputs[2], cotangents[0]!);
        var z = graph.Apply(this, node.Inputs[0], vectors, g);
        var gradients = ImplicitDerivative.ForCaptured(node, OwnInputs, needed, [(Body.Results[0], z)], [(Body.Parameters[0], node)]);
        gradients[0] = -graph.Dot(z, node);
        gradients[1] = -(Outer(graph, graph.MatrixMultiply(vectors, b), z) + Outer(graph, graph.MatrixMultiply(vectors, g), node));
        gradients[2] = z;
        return gradients;
    }

    private static Node Outer(TensorGraph graph, Node a, Node b) =>
        graph.Reshape(a, new Shape(a.Shape[0], 1)) * graph.Reshape(b, new Shape(1, b.Shape[0]));
}
