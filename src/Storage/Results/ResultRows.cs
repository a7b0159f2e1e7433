using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>Rows that an act holds until it commits, always in the same order: the result, then its version.</summary>
internal static class ResultRows
{
    public static async Task<Result?> LockAsync(LearningMechanicsDbContext db, ResultNumber number, CancellationToken cancellationToken) =>
        (await db.Results.FromSql($"SELECT * FROM results WHERE number = {number.Value} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();

    public static async Task<(Result Result, ResultVersion Version)?> LockAsync(
        LearningMechanicsDbContext db, VersionName name, CancellationToken cancellationToken)
    {
        if (await LockAsync(db, name.Result, cancellationToken) is not { } result)
            return null;
        var version = await db.ResultVersions.FindAsync([name.Result, name.Version], cancellationToken);
        return version is null ? null : (result, version);
    }
}
