using System.Numerics;
using System.Runtime.InteropServices;

namespace LearningMechanics.Bench;

/// <summary>What a figure was measured on: without it the figure says nothing.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"{Processor()}, {Environment.ProcessorCount} cores, vectors of {Vector<double>.Count} doubles, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Load()}";

    private static string Processor() =>
        FirstLine("/proc/cpuinfo", "model name") is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>A busy machine spoils wall time; the reader must know.</summary>
    private static string Load() =>
        FirstLine("/proc/loadavg", "") is { } line ? $", load {line.Split(' ')[0]} before the start" : "";

    private static string? FirstLine(string file, string beginning) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(beginning, StringComparison.Ordinal)) : null;
}
