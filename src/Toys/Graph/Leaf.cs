using System.Collections.Immutable;
using System.Diagnostics;

namespace LearningMechanics.Toys.Graph;

/// <summary>A node whose buffer someone else fills: a weight, an optimizer's state, <c>step</c>, a body's parameter.</summary>
internal abstract record Leaf : Op
{
    public override double Operations(Node node) => 0;

    public override Action Bind<T>(Binding<T> binding) =>
        throw new UnreachableException($"{Name} is filled from outside.");
}

/// <summary>Numbers known from the text.</summary>
internal sealed record Constant(double[] Values, TensorType ConstantType) : Op
{
    public override string Name => "constant";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [ConstantType];

    public override double Operations(Node node) => 0;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (output, values) = (binding.Output(), Values);
        return () =>
        {
            var span = output.Span;
            for (var i = 0; i < span.Length; i++)
                span[i] = T.CreateSaturating(values[i]);
        };
    }

    public bool Equals(Constant? other) =>
        other is not null && ConstantType == other.ConstantType && Values.AsSpan().SequenceEqual(other.Values);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ConstantType);
        foreach (var value in Values.AsSpan(0, Math.Min(16, Values.Length)))
            hash.Add(value);
        return hash.ToHashCode();
    }
}

/// <summary>A trained weight.</summary>
internal sealed record WeightLeaf(string Label, TensorType WeightType) : Leaf
{
    public override string Name => Label;

    public override Dependence Introduces => Dependence.Step;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [WeightType];
}

/// <summary>What an optimizer remembers about a weight between steps (a momentum, a second moment).</summary>
internal sealed record StateLeaf(string Weight, string Label, TensorType StateType) : Leaf
{
    public override string Name => $"{Weight}.{Label}";

    public override Dependence Introduces => Dependence.Step;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [StateType];
}

/// <summary>A scalar the run sets: <c>step</c>, <c>t</c> (per step), <c>seed</c> (per seed), a fitted constant.</summary>
internal sealed record ScalarLeaf(string Label, Dependence Level) : Leaf
{
    public override string Name => Label;

    public override Dependence Introduces => Level;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [TensorType.Scalar];
}

/// <summary>A tensor given from outside before a plan runs: a measured series, for observes.</summary>
internal sealed record InputLeaf(string Label, TensorType InputType) : Leaf
{
    public override string Name => Label;

    public override Dependence Introduces => Dependence.Seed;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [InputType];
}
