using System.Diagnostics;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Bench.Engines;

/// <summary>The engine of this repository, as anyone calls it.</summary>
internal static class Ours
{
    public static Timed Run(IWorkload workload, int steps, int threads)
    {
        var toy = workload.ToyOf(steps);
        var settings = new RunSettings { Threads = threads };
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var record = toy.Run(settings);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var used = Environment.CpuUsage.TotalTime - processor;
        return new Timed(seconds, used.TotalSeconds, record.Points[0].Seeds.Average(s => s.Measured[0].Values[^1][0]));
    }
}
