using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>Lists of numbers known when a graph is built, as a toy's text has them.</summary>
internal static class Vectors
{
    public static Node Of(FunctionBench bench, params double[] values) => bench.Graph.Constant(values, new Shape(values.Length));

    public static Value Number(FunctionBench bench, double value) => new TensorValue(bench.Graph.Scalar(value));
}
