using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Momentum whose matrices are made nearly orthogonal.</summary>
internal sealed class Muon : DescentOptimizer
{
    private const int Iterations = 5;

    public override Signature Signature => "muon(lr?, beta?, decay?, project?)";

    public override string Summary =>
        "Muon: v ← βv + g; a matrix moves by −lr·O, where O is v with all singular values pushed to about 1 by five Newton–Schulz steps X ← aX + (bA + cA²)X, A = XXᵀ, from X = v/(‖v‖ + 10⁻⁷), with (a, b, c) = (3.4445, −4.7750, 2.0315); anything else moves by −lr·v. Neither Nesterov's form nor a factor for the matrix's shape. `beta` is 0.95 if not given. Source: Jordan et al. 2024, kellerjordan.github.io/posts/muon.";

    public override string Example => """
        weight W = zeros(3, 3)
        loss = trace(W)
        train muon(lr = 0.1) for 10
        measure drop = trace(W) / 3
        let s = fold((x, i) -> 3.4445 * x - 4.775 * x^3 + 2.0315 * x^5, start = 1 / sqrt(3), over = range(5))
        predict drop = -0.1 * s * step
        check drop where step > 0 within 0.001%
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w)
    {
        var velocity = Momentum.Velocity(call, w, 0.95);
        return w.Rate * (velocity.Shape.Rank == 2 ? Orthogonalise(velocity) : velocity);
    }

    private static Node Orthogonalise(Node v)
    {
        var graph = v.Graph;
        // A = XXᵀ is small when X lies on its side.
        var isTall = v.Shape[0] > v.Shape[1];
        var x = isTall ? graph.TransposeMatrix(v) : v;
        x /= graph.SquareRoot(graph.Sum(x * x)) + 1e-7;
        for (var i = 0; i < Iterations; i++)
        {
            var a = graph.MatrixMultiply(x, graph.TransposeMatrix(x));
            var b = -4.7750 * a + 2.0315 * graph.MatrixMultiply(a, a);
            x = 3.4445 * x + graph.MatrixMultiply(b, x);
        }

        return isTall ? graph.TransposeMatrix(x) : x;
    }
}
