using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Categorical : DrawFunction
{
    public override Signature Signature => "categorical(p, sizes...)";

    public override string Summary =>
        "Independent integers from 0: i with probability `p[i]`. `p` is a vector of numbers ≥ 0 and is divided by its sum; "
        + "it may be computed. `categorical(p)` is one integer.";

    public override string Example => """
        data c ~ categorical([1, 2, 1], 10000)
        measure average = mean(c)
        predict average = 1
        seeds 8
        check average within 5%
        """;

    public override Value Call(FunctionCall call)
    {
        var p = call.Tensor("p", 1);
        if (p.Shape[0] == 0)
            throw call.Error("p", "p must have at least one probability");
        if (p.ConstantValues is { } known)
            Check(call, known);
        return new TensorValue(DrawCategory(call, p, Sizes(call)));
    }

    /// <summary>Integers with the probabilities a node has when the run gets there.</summary>
    internal static Node DrawCategory(FunctionCall call, Node p, Shape shape) =>
        Draw(call, (name, ordinal, isFresh) => new CategoricalDraw(name, ordinal, shape, isFresh), p);

    private static void Check(FunctionCall call, double[] p)
    {
        var wrong = Array.FindIndex(p, v => !(v >= 0 && double.IsFinite(v)));
        if (wrong >= 0)
            throw call.Error("p", $"p[{wrong}] = {p[wrong]:R} is no probability: it must be finite and not negative");
        if (p.Sum() == 0)
            throw call.Error("p", "all probabilities are 0");
    }
}

/// <summary>The first input holds the probabilities, up to a common factor.</summary>
internal sealed record CategoricalDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "categorical";

    public override double Operations(Node node) =>
        Target.Count * (20 + Math.Log2(node.Inputs[0].Shape.Count + 1)) + 2 * node.Inputs[0].Shape.Count;

    public override double Scratch(Node node) => base.Scratch(node) + 4 * node.Inputs[0].Shape.Count;

    protected override Fill Prepare<T>(Binding<T> binding)
    {
        var (p, node) = (binding.Input(0), binding.Node);
        var weights = new double[p.Length];
        CategoricalTable? table = null;
        return (draws, target) =>
        {
            var isSame = table is not null;
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = double.CreateSaturating(p.Span[i]);
                isSame &= weight == weights[i];
                weights[i] = weight;
            }

            if (!isSame)
                table = Tabulate(weights, node);
            draws.FillCategorical(table!, target);
        };
    }

    private static CategoricalTable Tabulate(double[] weights, Node node)
    {
        try
        {
            return CategoricalTable.Of(weights);
        }
        catch (ArgumentException)
        {
            throw new DivergenceException("categorical: the probabilities must be finite, not negative, and not all 0", node.Origin);
        }
    }
}
