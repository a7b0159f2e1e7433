using System.Diagnostics;
using System.Runtime.Versioning;
using LearningMechanics.Storage;
using LearningMechanics.Storage.LocalPostgres;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Testing;

/// <summary>One real server for all tests of a process, started by the first that needs it and gone with the process.</summary>
[UnsupportedOSPlatform("windows")]
public static class TestPostgres
{
    private const string FolderPrefix = "lm-tests-";
    private const string Template = "migrated";

    private static readonly Lazy<Task<LocalPostgres>> Server = new(StartAsync);
    private static int made;

    /// <summary>A fresh database with the schema in force, copied rather than migrated.</summary>
    /// <returns>How to reach it.</returns>
    public static async Task<string> MakeDatabaseAsync()
    {
        var server = await Server.Value;
        var name = $"test_{Interlocked.Increment(ref made)}";
        await server.EnsureDatabaseAsync(name, CancellationToken.None, Template);
        return server.ConnectionString(name) + ";MaxPoolSize=12";
    }

    private static async Task<LocalPostgres> StartAsync()
    {
        SweepUp();
        var folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}");
        var server = await LocalPostgres.StartAsync(folder, LocalPostgresSettings.ForTests, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
            Directory.Delete(folder, recursive: true);
        };
        await server.EnsureDatabaseAsync(Template, CancellationToken.None);
        var options = new DbContextOptionsBuilder<LearningMechanicsDbContext>().UseNpgsql(server.ConnectionString(Template) + ";Pooling=false").Options;
        await using var db = new LearningMechanicsDbContext(options);
        await DatabaseMigration.ApplyAsync(db, CancellationToken.None);
        return server;
    }

    /// <summary>A test process that was killed could not stop its server: the next one does.</summary>
    private static void SweepUp()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (!int.TryParse(Path.GetFileName(folder)[FolderPrefix.Length..], out var owner) || IsAlive(owner))
                continue;
            if (LocalPostgres.FindServer(folder) is { } server)
            {
                using var process = Process.GetProcessById(server);
                process.Kill();
                process.WaitForExit();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsAlive(int id) => Process.GetProcesses().Any(process => process.Id == id);
}
