using System.Runtime.Versioning;
using LearningMechanics.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Testing;

/// <summary>A database of a test class's own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TestDatabase : IAsyncLifetime, IDbContextFactory<LearningMechanicsDbContext>
{
    private string? connectionString;
    private NpgsqlDataSource? source;

    public string ConnectionString => connectionString ?? throw new InvalidOperationException("Not made yet.");

    public NpgsqlDataSource Source => source ?? throw new InvalidOperationException("Not made yet.");

    public async Task InitializeAsync()
    {
        connectionString = await TestPostgres.MakeDatabaseAsync();
        source = NpgsqlDataSource.Create(connectionString);
    }

    public LearningMechanicsDbContext CreateDbContext() =>
        new(new DbContextOptionsBuilder<LearningMechanicsDbContext>().UseNpgsql(Source).Options);

    public async Task DisposeAsync() => await Source.DisposeAsync();
}
