using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions.LinearAlgebra;
using LearningMechanics.Toys.Functions.Theory;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Calculus;

/// <summary>The algebraically largest eigenvalues, in descending order, and their unit eigenvectors (k, n), of a symmetric
/// matrix known by its product with a vector. Lanczos with full reorthogonalisation; the matrix is never formed.</summary>
/// <param name="Body">v ↦ H·v.</param>
/// <param name="Size">n.</param>
/// <param name="Count">k.</param>
internal sealed record LargestEigenvalues(Body Body, int Size, int Count) : RegionOp(Body)
{
    public override string Name => "top_eigenvalue";

    public override int OwnInputs => 0;

    /// <summary>Products with the matrix at most.</summary>
    public int Cap => Math.Min(Size, 200 + 20 * Count);

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => Cap * (BodyOperations() + 4.0 * Size * Cap);

    public override double LikelyOperations(Node node)
    {
        var products = Math.Min(Cap, 20 + 10 * Count);
        return products * (BodyOperations() + 4.0 * Size * products);
    }

    public override double Scratch(Node node) => ((double)Cap + Count + 1) * Size + (double)Cap * Cap;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(new Shape(Count)), new TensorType(new Shape(Count, Size))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (values, vectors, origin) = (binding.Output(0), binding.Output(1), binding.Node.Origin);
        var lanczos = new Lanczos(Size, Count, Cap);
        var cancellation = binding.Context.CancellationToken;
        void Multiply(ReadOnlySpan<double> v, Span<double> hv)
        {
            cancellation.ThrowIfCancellationRequested();
            var (parameter, result) = (body.Parameter(0), body.Result());
            for (var i = 0; i < v.Length; i++)
                parameter.Span[i] = T.CreateTruncating(v[i]);
            body.Run();
            for (var i = 0; i < hv.Length; i++)
                hv[i] = double.CreateTruncating(result.Span[i]);
        }

        // float32 products carry no more than seven digits; asking for more would never converge.
        var tolerance = typeof(T) == typeof(float) ? 1e-5 : 1e-9;
        return () =>
        {
            if (!lanczos.Run(Multiply, tolerance))
                throw new DivergenceException("the largest eigenvalue did not converge: the matrix is not finite, not symmetric, or its largest eigenvalues are too close together", origin);
            for (var i = 0; i < values.Length; i++)
                values.Span[i] = T.CreateTruncating(lanczos.Values[i]);
            for (var i = 0; i < vectors.Length; i++)
                vectors.Span[i] = T.CreateTruncating(lanczos.Vectors[i]);
        };
    }

    /// <summary>dλᵢ = uᵢᵀ·dH·uᵢ and duᵢ = (λᵢ − H)⁺·dH·uᵢ: H receives ū·uᵢᵀ with ū = λ̄ᵢ·uᵢ + (λᵢ − H)⁺·ūᵢ.</summary>
    /// <remarks>The pseudoinverse is known among the eigenvectors at hand and solved for beyond them. Eigenvectors whose
    /// eigenvalues agree to within rounding do not turn into one another, as in <see cref="Eigh"/>.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var graph = node.Graph;
        var (values, vectors) = (graph.Part(node, 0), graph.Part(node, 1));
        var gradients = new Node?[node.Inputs.Length];
        for (var i = 0; i < Count; i++)
        {
            var u = graph.Row(vectors, i);
            var cotangent = cotangents[0] is { } dvalues ? graph.Row(dvalues, i) * u : null;
            if (cotangents[1] is { } dvectors)
            {
                var turn = Turn(graph, values, vectors, i, graph.Row(dvectors, i));
                cotangent = cotangent is null ? turn : cotangent + turn;
            }

            var found = ImplicitDerivative.ForCaptured(node, OwnInputs, needed, [(Body.Results[0], cotangent!)], [(Body.Parameters[0], u)]);
            for (var j = 0; j < found.Length; j++)
                gradients[j] = gradients[j] is { } sum && found[j] is { } more ? sum + more : found[j];
        }

        return gradients;
    }

    /// <summary>(λᵢ − H)⁺·c.</summary>
    private Node Turn(TensorGraph graph, Node values, Node vectors, int i, Node c)
    {
        var beyond = graph.Apply(new ComplementSolve(Body, Size, Count), graph.Row(values, i), vectors, c);
        if (Count == 1)
            return beyond;
        var gaps = graph.Row(Eigensystem.ReciprocalGaps(graph, values), i);
        return beyond - graph.MatrixMultiply(gaps * graph.MatrixMultiply(vectors, c), vectors);
    }
}
