using System.Diagnostics;

namespace LearningMechanics.Bench.Web;

/// <summary>A program of this repository, running beside the measurement and stopped with it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;

    private Child(Process process) => this.process = process;

    public bool HasEnded => process.HasExited;

    /// <param name="project">Its folder under <c>src</c>.</param>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="environment">What it is told beside.</param>
    public static Child Start(string project, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        // Built as this program was, for release or for finding mistakes.
        var built = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));
        var assembly = Path.GetFullPath($"src/{project}/bin/{built}/net10.0/LearningMechanics.{project}.dll");
        if (!File.Exists(assembly))
            throw new InvalidOperationException($"{assembly} is not built: ./lm bench web builds it.");
        // Its log is nobody's concern here, and would fill a pipe that nobody reads.
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "exec dotnet \"$@\" >/dev/null 2>&1", "dotnet", assembly } };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Child(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using (var term = Process.Start("kill", ["-TERM", process.Id.ToString()]))
                await term.WaitForExitAsync();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }
}
