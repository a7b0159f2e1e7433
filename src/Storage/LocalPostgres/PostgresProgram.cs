using System.ComponentModel;
using System.Diagnostics;
using LearningMechanics.Domain;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>Runs one of Postgres's programs to its end.</summary>
internal static class PostgresProgram
{
    public static async Task<ProgramOutcome> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        if (start.WorkingDirectory.Length == 0)
            start.WorkingDirectory = "/";
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramOutcome(process.ExitCode, await output + await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new StartRefusedException($"{start.FileName} did not start.");
        }
        catch (Win32Exception e)
        {
            throw new StartRefusedException($"The program {start.FileName}, needed to run Postgres, cannot be started: {e.Message}.", e);
        }
    }
}

internal readonly record struct ProgramOutcome(int ExitCode, string Output);
