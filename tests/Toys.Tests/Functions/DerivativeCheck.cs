using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>Holds derivatives made as graphs against differences of values.</summary>
internal static class DerivativeCheck
{
    private const double Step = 1e-3;

    /// <summary>First and second derivatives of Σ wᵢ·yᵢ, w fixed and uneven, with respect to every input.</summary>
    public static void Holds(FunctionBench bench, Node y, params Node[] inputs)
    {
        var scalar = Weighted(bench, y, seed: 901);
        var first = Differentiation.Gradient(scalar, inputs);
        for (var i = 0; i < inputs.Length; i++)
            Compare(bench, scalar, first[i], inputs[i], "first");

        var mixed = bench.Graph.Scalar(0);
        for (var i = 0; i < inputs.Length; i++)
            mixed += Weighted(bench, first[i], seed: 902 + i);
        var second = Differentiation.Gradient(mixed, inputs);
        for (var i = 0; i < inputs.Length; i++)
            Compare(bench, mixed, second[i], inputs[i], "second");
    }

    private static Node Weighted(FunctionBench bench, Node y, int seed)
    {
        var weights = bench.Graph.Constant(FunctionBench.Numbers(seed, (int)y.Shape.Count), y.Shape);
        return bench.Graph.Sum(y * weights);
    }

    private static void Compare(FunctionBench bench, Node scalar, Node derivative, Node input, string order)
    {
        Assert.Equal(input.Shape, derivative.Shape);
        var found = bench.Evaluate(derivative);
        var expected = Differences(bench, scalar, input);
        var size = 1 + expected.Max(Math.Abs);
        for (var k = 0; k < found.Length; k++)
            Assert.True(
                Math.Abs(found[k] - expected[k]) <= 1e-6 * size,
                $"{order} derivative, entry {k}: {found[k]:R}, by differences {expected[k]:R}");
    }

    /// <summary>Central differences of sixth order: their error is far below the tolerance at a step that rounding does not spoil.</summary>
    private static double[] Differences(FunctionBench bench, Node scalar, Node input)
    {
        var values = bench.ValuesOf(input);
        var result = new double[values.Length];
        for (var k = 0; k < values.Length; k++)
            result[k] = (45 * (At(k, 1) - At(k, -1)) - 9 * (At(k, 2) - At(k, -2)) + (At(k, 3) - At(k, -3))) / (60 * Step);
        return result;

        double At(int k, int steps)
        {
            double[] moved = [.. values];
            moved[k] += steps * Step;
            return bench.EvaluateAt(scalar, input, moved)[0];
        }
    }
}
