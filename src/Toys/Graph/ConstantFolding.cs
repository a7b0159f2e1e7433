using System.Collections.Immutable;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Graph;

/// <summary>Small computations on constants are done when the graph is built: sizes, learning rates, short tables.</summary>
internal sealed partial class TensorGraph
{
    private const int FoldedElements = 256;

    /// <summary>As <see cref="Apply"/>, but a small computation on constants becomes its value.</summary>
    public Node Fold(Op op, params ImmutableArray<Node> inputs)
    {
        if (op is RegionOp || op.Introduces != Dependence.Constant || inputs.IsEmpty)
            return Apply(op, inputs);
        foreach (var input in inputs)
            if (input.Op is not Graph.Constant || input.Shape.Count > FoldedElements)
                return Apply(op, inputs);
        var outputs = op.Infer(inputs);
        if (outputs.Length != 1 || outputs[0].Shape.Count > FoldedElements)
            return Apply(op, inputs);
        if (op.IsView)
            return Apply(new Constant(((Constant)inputs[0].Op).Values, outputs[0]));

        var binding = new FoldingBinding(Make(op, inputs));
        op.Bind(binding)();
        return Apply(new Constant(binding.Result, outputs[0]));
    }

    private sealed class FoldingBinding(Node node) : Binding<double>
    {
        public double[] Result { get; } = new double[node.Shape.Count];

        public override Node Node => node;

        public override RunContext Context { get; } = new() { Key = RunKey.Zero, Seed = 0 };

        public override TensorBuffer<double> Input(int index)
        {
            var values = node.Inputs[index].ConstantValues!;
            return new TensorBuffer<double>(values, 0, values.Length);
        }

        public override TensorBuffer<double> Output(int index = 0) => new(Result, 0, Result.Length);

        public override BoundBody<double> Body(Body body) => throw new System.Diagnostics.UnreachableException();
    }
}
