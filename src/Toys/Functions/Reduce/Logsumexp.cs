using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>logsumexp(x, axis, keepdims)</c></summary>
internal sealed class Logsumexp : ReduceFunction
{
    public override Signature Signature => "logsumexp(x, axis?, keepdims?)";

    public override string Summary => "log Σ exp(x) over all axes, or over the given ones; does not overflow.";

    public override string Example => """
        measure y = logsumexp([1000, 1000])
        predict y = 1000 + log(2)
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => axes.Reduce(LogSumOfExponentials.Of);
}

/// <summary>log Σ eˣ of every row: (…, n) → (…).</summary>
internal sealed record LogSumOfExponentials : Op
{
    public override string Name => "logsumexp";

    public static Node Of(Node rows) => rows.Graph.Fold(new LogSumOfExponentials(), rows);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.Take(inputs[0].Shape.Rank - 1))];

    public override double Operations(Node node) => 25.0 * node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y, width) = (binding.Input(0), binding.Output(), binding.Node.Inputs[0].Shape[-1]);
        var (scratch, peaks) = (new T[width], new T[y.Length]);
        return () =>
        {
            var target = y.Span;
            for (var row = 0; row < target.Length; row++)
            {
                peaks[row] = ShiftedExponentials.Compute<T>(x.Span.Slice(row * width, width), scratch);
                target[row] = Reduction.Sum<T>(scratch);
            }

            Lanes.Apply<Logarithm.Lane, T>(target, target);
            for (var row = 0; row < target.Length; row++)
                target[row] = T.IsFinite(peaks[row]) ? peaks[row] + target[row] : peaks[row];
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var g = cotangents[0]!;
        return [node.Graph.Reshape(g, g.Shape.Insert(g.Shape.Rank, 1)) * SoftMaximum.Of(node.Inputs[0])];
    }
}
