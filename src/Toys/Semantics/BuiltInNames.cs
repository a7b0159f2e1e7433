using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Names that every toy has.</summary>
internal static class BuiltInNames
{
    /// <summary>Names that a toy cannot give to anything at its top level.</summary>
    public static readonly string[] Reserved = ["step", "t", "seed", "seeds", "weights", "loss", "init", "at", "pi", "inf", "true", "false", "None"];

    /// <summary>Names that stand for something in every toy.</summary>
    public static readonly string[] Always = ["step", "t", "seed", "weights", "pi", "inf", "nan", "true", "false", "True", "False"];

    public static Environment Constants(TensorGraph graph)
    {
        var environment = new Environment();
        Define("pi", graph.Scalar(Math.PI));
        Define("inf", graph.Scalar(double.PositiveInfinity));
        Define("nan", graph.Scalar(double.NaN));
        Define("true", graph.Truth(true));
        Define("false", graph.Truth(false));
        Define("True", graph.Truth(true));
        Define("False", graph.Truth(false));
        return environment;

        void Define(string name, Node node) =>
            environment.Set(new Definition(name, new TensorValue(node), default, DefinitionKind.BuiltIn));
    }

    /// <summary>Constants and the symbols of a run.</summary>
    public static Environment For(TensorGraph graph, ToyScope scope)
    {
        var environment = Constants(graph);
        foreach (var (name, node) in new[] { ("step", scope.Step), ("t", scope.Time), ("seed", scope.Seed) })
            environment.Set(new Definition(name, new TensorValue(node), default, DefinitionKind.BuiltIn));
        return environment;
    }
}
