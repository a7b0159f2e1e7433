using LearningMechanics.Domain;
using LearningMechanics.Testing;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Tests;

public sealed class DatabaseMigrationTests
{
    [Fact]
    public async Task Apply_DatabaseOfANewerVersion_RefusesAndChangesNothing()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using (var command = database.Source.CreateCommand("""INSERT INTO "__EFMigrationsHistory" VALUES ('20991231235959_Teleportation', '99.0.0')"""))
            await command.ExecuteNonQueryAsync();
        await using var db = database.CreateDbContext();

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => DatabaseMigration.ApplyAsync(db, default));

        Assert.Equal(
            "The database was used by a newer version of the site: it holds 20991231235959_Teleportation, which this version does not know. "
            + "Start the newer version, or restore a backup made before it.",
            refusal.Message);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Apply_NobodyAnswers_SaysWhereItAsked()
    {
        var options = new DbContextOptionsBuilder<LearningMechanicsDbContext>().UseNpgsql("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2").Options;
        await using var db = new LearningMechanicsDbContext(options);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => DatabaseMigration.ApplyAsync(db, default));

        Assert.StartsWith("No database answers at 127.0.0.1:1: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Start it, or mend ConnectionStrings__LearningMechanics.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_HasNoChangeWithoutAMigration()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using var db = database.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        await database.DisposeAsync();
    }
}
