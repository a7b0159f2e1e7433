using System.Collections.Immutable;
using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Graph;

/// <summary>The rows that a batch statement takes at a step; its input is the step.</summary>
/// <param name="Stream">The statement's place among the toy's batch statements: each has an order of its own.</param>
internal sealed record BatchRows(int Stream, int Rows, int Size, bool WithReplacement) : Op
{
    public override string Name => "batch";

    public override bool IsRandom => true;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(new Shape(Size))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (step, output, context) = (binding.Input(0), binding.Output(), binding.Context);
        var order = new BatchOrder(context.Key, context.Seed, $"batch {Stream}", Rows, Size, WithReplacement);
        var rows = new int[Size];
        return () =>
        {
            order.FillRows(long.CreateSaturating(step.First), rows);
            var target = output.Span;
            for (var i = 0; i < rows.Length; i++)
                target[i] = T.CreateTruncating(rows[i]);
        };
    }
}
