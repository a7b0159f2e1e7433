using System.Runtime.Versioning;
using LearningMechanics.Domain;
using LearningMechanics.Storage;
using LearningMechanics.Storage.LocalPostgres;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Hosting;

/// <summary>The database a site runs on: the one its keeper named, or a private one that starts and stops with it.</summary>
public sealed class SiteDatabase : IAsyncDisposable
{
    private const string Name = "learning_mechanics";

    private readonly LocalPostgres? local;

    private SiteDatabase(string connectionString, LocalPostgres? local)
    {
        ConnectionString = connectionString;
        this.local = local;
    }

    public string ConnectionString { get; }

    public static async Task<SiteDatabase> OpenAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        if (options.ConnectionString is { } given)
            return new SiteDatabase(given, null);
        if (OperatingSystem.IsWindows())
            throw new StartRefusedException(
                "The private Postgres runs on Linux and macOS: use WSL, or name a database in ConnectionStrings__LearningMechanics.");
        return await OpenLocalAsync(options, cancellationToken);
    }

    /// <summary>The database of a site that may be running: its server is used as it is, or started for as long as it is needed.</summary>
    public static async Task<SiteDatabase> OpenBesideAsync(SiteOptions options, CancellationToken cancellationToken) =>
        options.ConnectionString is null && !OperatingSystem.IsWindows() && LocalPostgres.FindDatabase(options.DataFolder, Name) is { } running
            ? new SiteDatabase(running, null)
            : await OpenAsync(options, cancellationToken);

    /// <summary>Applies what the database lacks of this version.</summary>
    public async Task BringUpToDateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await DatabaseMigration.ApplyAsync(db, cancellationToken);
    }

    /// <summary>Starts the private server again if it died.</summary>
    /// <returns>Whether it had.</returns>
    public async Task<bool> KeepRunningAsync(CancellationToken cancellationToken) =>
        !OperatingSystem.IsWindows() && local is not null && await local.KeepRunningAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows() && local is not null)
            await local.DisposeAsync();
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<SiteDatabase> OpenLocalAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        var local = await LocalPostgres.StartAsync(options.DataFolder, LocalPostgresSettings.Durable, cancellationToken);
        try
        {
            await local.EnsureDatabaseAsync(Name, cancellationToken);
            return new SiteDatabase(local.ConnectionString(Name), local);
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }
}
