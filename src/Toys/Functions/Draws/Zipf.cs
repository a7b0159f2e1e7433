using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Zipf : DrawFunction
{
    public override Signature Signature => "zipf(a, k, sizes...)";

    public override string Summary =>
        "Independent integers 0 … k − 1 with P(i) ∝ (i + 1)^−a: a power law cut off at k. The exponent may be computed.";

    public override string Example => """
        data z ~ zipf(1, 2, 10000)
        measure share = mean(z)
        predict share = 1 / 3
        seeds 8
        check share within 5%
        """;

    public override Value Call(FunctionCall call)
    {
        var (a, k, shape) = (call.Tensor("a", 0), call.Size("k"), Sizes(call));
        if (k == 0)
            throw call.Error("k", "k must be at least 1");
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new ZipfDraw(name, ordinal, shape, isFresh, k), a));
    }
}

/// <summary>The first input is the exponent.</summary>
internal sealed record ZipfDraw(string Statement, int Ordinal, Shape Target, bool IsFresh, int Count)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "zipf";

    public override double Operations(Node node) => Target.Count * (20 + Math.Log2(Count)) + 30.0 * Count;

    public override double Scratch(Node node) => base.Scratch(node) + 4.0 * Count;

    protected override Fill Prepare<T>(Binding<T> binding)
    {
        var (exponent, origin) = (binding.Input(0), binding.Node.Origin);
        CategoricalTable? table = null;
        var tabulated = double.NaN;
        return (draws, target) =>
        {
            var a = double.CreateSaturating(exponent.First);
            if (!double.IsFinite(a))
                throw new DivergenceException($"zipf: the exponent is {a:R}", origin);
            if (a != tabulated)
                (table, tabulated) = (CategoricalTable.Zipf(a, Count), a);
            draws.FillCategorical(table!, target);
        };
    }
}
