using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>Computes one node that needs nothing from a run, in 64 bits, on the spot.</summary>
internal static class SmallEvaluation
{
    private static readonly RunContext Context = new() { Key = RunKey.Zero, Seed = 0 };

    /// <summary>The node's values, or null if computing them costs more operations than allowed.</summary>
    public static double[]? TryRun(Node node, double operations)
    {
        var plan = ProgramPlan.Create([node], _ => false);
        if (plan.Operations > operations || plan.ArenaLength > operations)
            return null;
        var program = new CompiledProgram<double>(plan, (_, _) => throw new System.Diagnostics.UnreachableException("a constant needs nothing from outside"), Context);
        program.Run();
        return program.Buffer(node).Span.ToArray();
    }
}
