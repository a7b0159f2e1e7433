using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary>Density of a vector's elements over bins.</summary>
internal sealed record Histogram(Bins Bins) : Op
{
    public override string Name => "histogram";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(new Shape(Bins.Count))];

    public override double Operations(Node node) => 10.0 * node.Inputs[0].Shape.Count + Bins.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        return () =>
        {
            var target = y.Span;
            target.Clear();
            var inside = 0;
            foreach (var element in x.Span)
            {
                if (T.IsNaN(element))
                {
                    target.Fill(T.NaN);
                    return;
                }

                var bin = Bins.Find(double.CreateTruncating(element));
                if (bin < 0)
                    continue;
                target[bin] += T.One;
                inside++;
            }

            var unit = T.CreateTruncating(inside * Bins.Width);
            for (var i = 0; i < target.Length && inside > 0; i++)
                target[i] /= unit;
        };
    }
}
