using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary>start, start + step, start + 2 step, …</summary>
internal sealed record Progression(double Start, double Step, int Count) : Op
{
    /// <summary>Short ones are constants: sizes, loops and tables may use them. Long ones are made when they are needed.</summary>
    private const int Written = 4096;

    public override string Name => "range";

    public static Node Of(TensorGraph graph, double start, double step, int count)
    {
        var progression = new Progression(start, step, count);
        return count > Written
            ? graph.Apply(progression)
            : graph.Constant([.. Enumerable.Range(0, count).Select(progression.At)], new Shape(count));
    }

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(new Shape(Count))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var y = binding.Output();
        return () =>
        {
            var target = y.Span;
            for (var i = 0; i < target.Length; i++)
                target[i] = T.CreateTruncating(At(i));
        };
    }

    private double At(int i) => Start + i * Step;
}
