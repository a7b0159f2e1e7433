using System.Diagnostics;

namespace LearningMechanics.Web.Tests.Submissions;

/// <summary>The command line as it is typed, a process of its own, against a real site.</summary>
internal static class CommandLineProcess
{
    /// <summary>Runs <c>lm …</c> to its end.</summary>
    /// <param name="token">What stands in <c>LM_TOKEN</c>; null for nothing.</param>
    /// <param name="arguments">What is typed after <c>lm</c>.</param>
    public static async Task<(int Status, string Output, string Error)> RunAsync(string? token, params IEnumerable<string> arguments)
    {
        // …/tests/Web.Tests/bin/<configuration>/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!;
        var assembly = Path.Combine(root.FullName, "src", "Compute", "bin", output.Parent.Name, output.Name, "LearningMechanics.Compute.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LM_TOKEN"] = token ?? "" },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        var (told, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await told, await complained);
    }
}
