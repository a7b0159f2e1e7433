using System.Diagnostics;
using System.Runtime.InteropServices;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Worker;

/// <summary>The machine a worker runs on.</summary>
internal static class Machine
{
    /// <summary>What is left to others: the site beside us, the system, the toy's own overhead.</summary>
    private const double ShareOfMemory = 0.6;

    /// <param name="threads">Threads a run may use; 0 takes all cores.</param>
    public static LeaseRequest Describe(int threads) => new()
    {
        Device = $"{Processor()}, {Environment.ProcessorCount} cores",
        Cores = threads > 0 ? Math.Min(threads, Environment.ProcessorCount) : Environment.ProcessorCount,
        MemoryBytes = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * ShareOfMemory),
        Engine = EngineName.Managed,
    };

    /// <summary>Work yields to whatever else the machine does, and heartbeats never wait for work.</summary>
    public static void StandBack()
    {
        using var self = Process.GetCurrentProcess();
        self.PriorityClass = ProcessPriorityClass.BelowNormal;

        // A run fills the pool's first threads; without spare ones its heartbeats would wait for the pool to grow.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 8), completions);
    }

    private static string Processor()
    {
        const string Listing = "/proc/cpuinfo";
        var model = File.Exists(Listing)
            ? File.ReadLines(Listing).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim()
            : null;
        return model ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
