using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>A data set under its own name, so that a batch replaces it and not another tensor that happens to be equal.</summary>
internal sealed record NamedData(string Label) : Op
{
    public override string Name => "data";

    public override bool IsView => true;

    public override double Operations(Node node) => 0;

    public override Dependence Introduces => Dependence.Seed;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [inputs[0].Type];

    public override Action Bind<T>(Binding<T> binding) => static () => { };

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) => [cotangents[0]];
}
