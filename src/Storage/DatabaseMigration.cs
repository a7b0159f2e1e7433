using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Storage;

/// <summary>Brings a database up to this version of the site.</summary>
public static class DatabaseMigration
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StartRefusedException">The database is newer than the site, out of reach or out of space.</exception>
    public static async Task ApplyAsync(LearningMechanicsDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var known = db.Database.GetMigrations();
            var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(known).ToList();
            if (unknown.Count > 0)
                throw new StartRefusedException(
                    $"The database was used by a newer version of the site: it holds {string.Join(", ", unknown)}, which this version does not know. "
                    + "Start the newer version, or restore a backup made before it.");
            await db.Database.MigrateAsync(cancellationToken);
            await TheoryScores.FillInAsync(db, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DiskFull)
        {
            throw new StartRefusedException("The database's disk is full: free some space and start again.", e);
        }
        catch (PostgresException e)
        {
            throw new StartRefusedException($"The database refused to be brought up to date: {e.MessageText}. See its log for more.", e);
        }
        catch (NpgsqlException e)
        {
            var reached = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
            throw new StartRefusedException(
                $"No database answers at {reached.Host}:{reached.Port}: {e.Message}. Start it, or mend ConnectionStrings__LearningMechanics.", e);
        }
    }
}
