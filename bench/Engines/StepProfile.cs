using System.Diagnostics;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Bench.Engines;

/// <summary>Where the time of one training step goes: every instruction by itself, over and over.</summary>
internal static class StepProfile
{
    private const double SecondsEach = 0.3;

    public static int Run()
    {
        Console.WriteLine(Machine.Describe());
        Console.WriteLine("float64, one thread; the least of many times, each instruction by itself, so with what it reads in the caches\n");
        foreach (var workload in (Perceptron[])[EngineBench.Small, EngineBench.Middle, EngineBench.Large])
            Report(workload);
        return 0;
    }

    private static void Report(Perceptron workload)
    {
        var (runner, plan) = Prepare(workload.ToyOf(10));
        var sheet = new Sheet((workload.Name, 64), ("time", 9), ("rate", 10));
        for (var i = 0; i < plan.Instructions.Length; i++)
        {
            var (nodes, index) = (plan.Instructions[i].Nodes, i);
            var seconds = Least(() => runner.Step.Run(index));
            var operations = nodes.Sum(n => n.Op.Operations(n));
            sheet.Write(string.Join(", ", nodes.Select(Describe)), Statistics.Duration(seconds), $"{operations / seconds / 1e9:0.0} GF/s");
        }

        sheet.Write("the whole step", Statistics.Duration(Least(() => runner.Advance())), "");
        Console.WriteLine();
    }

    private static string Describe(Node node) =>
        node.Op is MatrixMultiply ? $"{string.Join(" @ ", node.Inputs.Select(i => i.Shape))}" : $"{node.Op.Name} {node.Shape}";

    /// <summary>The only phase of the toy, about to make its first step.</summary>
    private static (UpdateRunner<double> Runner, ProgramPlan Plan) Prepare(Toy toy)
    {
        var plan = new PointPlan(toy.ModelAt(0));
        var context = new RunContext { Key = RunKey.Zero, Seed = 0 };
        var (frame, scope) = (new Frame<double>(), plan.Model.Scope);
        foreach (var leaf in (Node[])[scope.Step, scope.Time, scope.Seed, .. plan.Weights.Select(w => w.Leaf)])
            frame.AddLeaf(leaf);
        foreach (var stage in (Stage[])[Stage.Point, Stage.Seed])
        {
            var program = new CompiledProgram<double>(plan.Experiment[stage], frame.Find, context);
            program.Run();
            frame.AddRoots(program);
        }

        foreach (var weight in plan.Weights)
            frame.Find(weight.Initial).Span.CopyTo(frame.Find(weight.Leaf).Span);
        var runner = new UpdateRunner<double>(plan.Phases[0], frame, context);
        runner.Start(0);
        return (runner, plan.Phases[0].Step);
    }

    private static double Least(Action action)
    {
        var (least, times) = (double.MaxValue, 1);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalSeconds < SecondsEach || least == double.MaxValue;)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
                action();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (seconds < 1e-3)
                times *= 2;
            else
                least = Math.Min(least, seconds / times);
        }

        return least;
    }
}
