using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>Place of the largest (or smallest) element of every row, the first of equal ones; a NaN counts as the extreme.</summary>
internal sealed record ArgExtreme(bool IsLargest) : Op
{
    public override string Name => IsLargest ? "argmax" : "argmin";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.Take(inputs[0].Shape.Rank - 1))];

    public override double Operations(Node node) => node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var width = binding.Node.Inputs[0].Shape[-1];
        return () =>
        {
            ReadOnlySpan<T> source = x.Span;
            var target = y.Span;
            for (var row = 0; row < target.Length; row++)
                target[row] = T.CreateTruncating(Find(source.Slice(row * width, width)));
        };
    }

    private int Find<T>(ReadOnlySpan<T> row)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 0; i < row.Length && !T.IsNaN(row[best]); i++)
            if (T.IsNaN(row[i]) || (IsLargest ? row[i] > row[best] : row[i] < row[best]))
                best = i;
        return best;
    }
}
