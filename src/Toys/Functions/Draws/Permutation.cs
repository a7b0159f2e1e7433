using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Permutation : DrawFunction
{
    public override Signature Signature => "permutation(n)";

    public override string Summary => "The integers 0 … n − 1 in uniformly random order; `x[p]` shuffles the rows of x.";

    public override string Example => """
        data p ~ permutation(10)
        measure total = sum(p)
        predict total = 45
        check total within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var shape = new Shape(call.Size("n"));
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new PermutationDraw(name, ordinal, shape, isFresh)));
    }
}

internal sealed record PermutationDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "permutation";

    protected override Fill Prepare<T>(Binding<T> binding)
    {
        var order = new int[binding.Output().Length];
        return (draws, target) =>
        {
            draws.FillPermutation(order);
            for (var i = 0; i < order.Length; i++)
                target[i] = order[i];
        };
    }
}
