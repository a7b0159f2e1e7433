using System.Diagnostics;
using System.Runtime.Versioning;
using LearningMechanics.Domain;
using Npgsql;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>
/// The private Postgres a site starts when no other is named: a real server on a Unix socket that nobody else can reach.
/// It outlives a site that was killed, and is taken over by the next.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class LocalPostgres : IAsyncDisposable
{
    private const string Superuser = "learning_mechanics";
    private static readonly TimeSpan OldBackendsLinger = TimeSpan.FromSeconds(15);

    private readonly PostgresBinaries binaries;
    private readonly PostgresFolder folder;
    private readonly PostgresAccount account;
    private readonly FileStream siteLock;
    private readonly LocalPostgresSettings settings;
    private readonly SemaphoreSlim starting = new(1);
    private bool isStopped;

    private LocalPostgres(
        PostgresBinaries binaries, PostgresFolder folder, PostgresAccount account, FileStream siteLock, LocalPostgresSettings settings)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.account = account;
        this.siteLock = siteLock;
        this.settings = settings;
    }

    /// <summary>Makes the data folder if there is none, and starts the server or takes over the one that runs.</summary>
    /// <exception cref="StartRefusedException">It cannot be done; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(
        string siteFolder, LocalPostgresSettings settings, CancellationToken cancellationToken)
    {
        var folder = new PostgresFolder(siteFolder);
        var binaries = PostgresBinaries.Find(AppContext.BaseDirectory);
        folder.Prepare();
        folder.MustBeReadableBy(binaries.Major);
        var siteLock = TakeLock(folder);
        try
        {
            var account = await PostgresAccount.ChooseAsync(binaries, folder.Root, cancellationToken);
            await account.GiveAsync(folder.Socket, cancellationToken);
            var postgres = new LocalPostgres(binaries, folder, account, siteLock, settings);
            if (!folder.IsInitialized)
                await postgres.InitializeAsync(cancellationToken);
            await postgres.KeepRunningAsync(cancellationToken);
            return postgres;
        }
        catch
        {
            await siteLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to reach a database of this server.</summary>
    public string ConnectionString(string database) => ConnectionString(folder, database);

    /// <summary>How to reach a database of the server that runs on a site's data folder, whoever started it; null where none does.</summary>
    public static string? FindDatabase(string siteFolder, string database)
    {
        var folder = new PostgresFolder(siteFolder);
        return FindServer(folder) is null ? null : ConnectionString(folder, database);
    }

    private static string ConnectionString(PostgresFolder folder, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Socket,
        Username = Superuser,
        Password = folder.Password,
        Database = database,
        MaxPoolSize = 60,
        Timeout = 10,
    }.ConnectionString;

    /// <summary>Makes a database unless there is one of that name.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken, string template = "template0")
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Quote(name)} TEMPLATE {Quote(template)}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The process of the server, or null while none runs.</summary>
    public int? ProcessId => FindServer(folder);

    /// <summary>The process of the server that runs on a site's data folder, whoever started it; null where none does.</summary>
    public static int? FindServer(string siteFolder) => FindServer(new PostgresFolder(siteFolder));

    /// <summary>Starts the server if it does not run, be it for the first time or after it was killed.</summary>
    /// <returns>Whether it had to be started.</returns>
    public async Task<bool> KeepRunningAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (isStopped || ProcessId is not null)
                return false;
            File.Delete(folder.ProcessFile);
            await ConfigureAsync(cancellationToken);
            await LaunchAsync(cancellationToken);
            return true;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Stops the server cleanly; what was committed stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (isStopped)
                return;
            isStopped = true;
            if (ProcessId is not null)
                await PostgresProgram.RunAsync(Control("stop", "--mode=fast", "--wait", "--timeout=30"), CancellationToken.None);
            await siteLock.DisposeAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var password = folder.PrepareInitialization();
        await account.GiveAsync(folder.Root, cancellationToken);
        string[] arguments =
        [
            "-D", folder.Cluster, "-U", Superuser, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--no-locale",
            .. settings.IsDurable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var outcome = await PostgresProgram.RunAsync(account.Start(binaries.InitDb, arguments), cancellationToken);
        File.Delete(password);
        if (outcome.ExitCode != 0)
            throw PostgresRefusal.Of("make its data folder", folder, outcome.Output);
        folder.MarkInitialized();
    }

    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Cluster, "postgresql.conf");
        try
        {
            await File.WriteAllTextAsync(path, settings.Write(folder.Socket), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PostgresRefusal.Of("be configured", folder, e.Message);
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var outcome = await PostgresProgram.RunAsync(
                Control("start", "--wait", "--timeout=60", "--silent", "--log", Path.GetFileName(folder.Log)), cancellationToken);
            if (outcome.ExitCode == 0)
                return;

            // Backends of a server that was killed notice within seconds; until then their memory bars the next.
            var isLingering = folder.LogTail().Contains("pre-existing shared memory block", StringComparison.Ordinal);
            if (!isLingering || Stopwatch.GetElapsedTime(began) > OldBackendsLinger)
                throw PostgresRefusal.Of("start", folder, outcome.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    /// <summary>pg_ctl puts paths into a shell's command line, where not every character is safe: none are handed to it.</summary>
    private ProcessStartInfo Control(string verb, params IEnumerable<string> arguments)
    {
        var start = account.Start(binaries.Control, [verb, .. arguments]);
        start.WorkingDirectory = folder.Root;
        start.Environment["PGDATA"] = folder.Cluster;
        return start;
    }

    private static int? FindServer(PostgresFolder folder) =>
        File.Exists(folder.ProcessFile)
        && int.TryParse(File.ReadLines(folder.ProcessFile).FirstOrDefault(), out var id) && IsServer(id, folder)
            ? id
            : null;

    /// <summary>
    /// A process file may outlive its server, and its number may be another program's by now. A server works in its
    /// own data folder, where this very file lies.
    /// </summary>
    private static bool IsServer(int id, PostgresFolder folder)
    {
        if (!Directory.Exists("/proc/self"))
            return Process.GetProcesses().Any(process => process.Id == id && process.ProcessName == "postgres");
        try
        {
            return File.ReadAllText($"/proc/{id}/cwd/postmaster.pid") == File.ReadAllText(folder.ProcessFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream TakeLock(PostgresFolder folder)
    {
        var path = Path.Combine(folder.Site, "site.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Another site runs on the data folder {folder.Site}: stop it, or choose another folder with LM_DATA.", e);
        }
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
