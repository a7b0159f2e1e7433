using System.Diagnostics;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.LocalPostgres;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Tests.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Server = LearningMechanics.Storage.LocalPostgres.LocalPostgres;

namespace LearningMechanics.Storage.Tests.LocalPostgres;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"lm-pg-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_WhileRunsAreAcknowledged_KeepsEveryOne()
    {
        await using var server = await Server.StartAsync(folder, LocalPostgresSettings.Durable, default);
        await server.EnsureDatabaseAsync("kept", default);
        var contexts = new Contexts(server.ConnectionString("kept"));
        await using (var db = contexts.CreateDbContext())
            await DatabaseMigration.ApplyAsync(db, default);
        var entry = new RunEntry(contexts, TimeProvider.System);
        var acknowledged = new List<RunId>();
        for (var i = 0; i < 25; i++)
            acknowledged.Add(((EntryOutcome.Entered)await entry.OfferAsync(Orders.Order(), Orders.Source, default)).Id);

        await KillAsync(server);
        Assert.Null(server.ProcessId);
        Assert.True(await server.KeepRunningAsync(default));

        NpgsqlConnection.ClearAllPools();
        await using var after = contexts.CreateDbContext();
        Assert.Equal(acknowledged.Order(Comparer<RunId>.Create((a, b) => a.Value.CompareTo(b.Value))), await after.Runs.OrderBy(run => run.Id).Select(run => run.Id).ToListAsync());
    }

    [Fact]
    public async Task Start_AfterCleanStop_FindsItsData()
    {
        await using (var first = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default))
        {
            await first.EnsureDatabaseAsync("kept", default);
            await ExecuteAsync(first.ConnectionString("kept"), "CREATE TABLE note AS SELECT 42 AS answer");
        }

        Assert.Null(Server.FindServer(folder));
        await using var second = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default);
        Assert.Equal(42, await ExecuteAsync(second.ConnectionString("kept"), "SELECT answer FROM note"));
    }

    [Fact]
    public async Task Start_ProcessFileOfAnotherProgram_IsNotBelieved()
    {
        await using (var first = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default))
            await KillAsync(first);
        var file = Path.Combine(folder, "postgres", "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        lines[0] = Environment.ProcessId.ToString();
        await File.WriteAllLinesAsync(file, lines);

        await using var second = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default);

        Assert.NotEqual(Environment.ProcessId, second.ProcessId);
        Assert.Equal(1, await ExecuteAsync(second.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task Start_FolderInUse_SaysSo()
    {
        await using var first = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Server.StartAsync(folder, LocalPostgresSettings.ForTests, default));

        Assert.Equal($"Another site runs on the data folder {folder}: stop it, or choose another folder with LM_DATA.", refusal.Message);
    }

    [Fact]
    public async Task Start_FolderThatCannotBe_SaysWhichAndWhatToDo()
    {
        await File.WriteAllTextAsync(Directory.CreateDirectory(folder) + "/file", "");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => Server.StartAsync(Path.Combine(folder, "file", "data"), LocalPostgresSettings.ForTests, default));

        Assert.StartsWith($"The data folder {folder}/file/data cannot be written: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("choose another folder with LM_DATA.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DataOfAnotherMajor_NamesBoth()
    {
        Directory.CreateDirectory(Path.Combine(folder, "postgres", "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "postgres", "data", "PG_VERSION"), "17\n");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Server.StartAsync(folder, LocalPostgresSettings.ForTests, default));

        Assert.Contains("were written by Postgres 17; this site brings Postgres 18", refusal.Message);
    }

    [Fact]
    public async Task Start_InterruptedInitialization_BeginsAnew()
    {
        Directory.CreateDirectory(Path.Combine(folder, "postgres", "data", "base"));
        await File.WriteAllTextAsync(Path.Combine(folder, "postgres", "data", "PG_VERSION"), "18\n");

        await using var server = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default);

        Assert.Equal(1, await ExecuteAsync(server.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task Start_PathTooLongForASocketAndFullOfQuotes_Works()
    {
        var deep = Path.Combine(folder, "a 'quoted' \"folder\" $HOME", new string('d', 90));

        await using var server = await Server.StartAsync(deep, LocalPostgresSettings.ForTests, default);

        Assert.Equal(1, await ExecuteAsync(server.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task Start_BehindADoorOnlyItsOwnerPasses_Works()
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var server = await Server.StartAsync(Path.Combine(folder, "data"), LocalPostgresSettings.ForTests, default);

        Assert.Equal(1, await ExecuteAsync(server.ConnectionString("postgres"), "SELECT 1"));
        Assert.NotNull(server.ProcessId);
    }

    [Fact]
    public async Task Server_Socket_IsItsOwnersAlone()
    {
        await using var server = await Server.StartAsync(folder, LocalPostgresSettings.ForTests, default);

        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")).Host;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socket!));
        Assert.Equal("", await ExecuteAsync(server.ConnectionString("postgres"), "SHOW listen_addresses"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "postgres.password")));
    }

    private static async Task KillAsync(Server server)
    {
        using var process = Process.GetProcessById(server.ProcessId ?? throw new InvalidOperationException("It does not run."));
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Contexts(string connectionString) : IDbContextFactory<LearningMechanicsDbContext>
    {
        public LearningMechanicsDbContext CreateDbContext() =>
            new(new DbContextOptionsBuilder<LearningMechanicsDbContext>().UseNpgsql(connectionString).Options);
    }
}
