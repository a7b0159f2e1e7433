using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>Where problems stand, as results have changed it since the curators wrote it down.</summary>
public sealed class ProblemChanges(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Changes where a problem stands; only moderators do, and only with a published result about it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="written">Where the curators' file says it stands.</param>
    /// <param name="expected">Where whoever changes it believes it stands.</param>
    /// <param name="to">Where it is to stand.</param>
    /// <param name="cited">The result that says so.</param>
    /// <param name="reason">How.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why not, as a sentence; null where it was changed.</returns>
    public async Task<string?> ChangeAsync(
        ProblemSlug problem, ProblemStatus written, ProblemStatus expected, ProblemStatus to, VersionName cited, string reason, Actor by, CancellationToken cancellationToken)
    {
        reason = reason.Trim();
        if (!by.Standing.MayModerate)
            return "Only moderators change where a problem stands.";
        if (reason.Length is < SubmissionRules.ShortestSentence or > ProblemChange.LongestReason)
            return $"Say how the result shows it, in {SubmissionRules.ShortestSentence} to {ProblemChange.LongestReason} characters.";
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"problem:" + problem}, 0))", cancellationToken);
        var present = await db.ProblemChanges.Where(change => change.Problem == problem).OrderByDescending(change => change.Id)
            .Select(change => (ProblemStatus?)change.To).FirstOrDefaultAsync(cancellationToken) ?? written;
        if (present != expected)
            return $"It has been changed in between, to {present.Title}: look again.";
        if (present == to)
            return $"It is {to.Title} already.";
        var stands = await db.ResultVersions.Where(version => version.Result == cited.Result && version.Version == cited.Version && version.State == VersionState.Published)
            .Join(db.Results, version => version.Result, result => result.Number, (_, result) => result)
            .AnyAsync(result => result.Problem == problem && result.WithdrawnAt == null, cancellationToken);
        if (!stands)
            return $"{cited} is not a published result about this problem: cite one that is.";
        db.ProblemChanges.Add(ProblemChange.Make(problem, present, to, cited, reason, by.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Every change of one problem, newest first.</summary>
    public async Task<IReadOnlyList<ProblemChange>> OfAsync(ProblemSlug problem, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ProblemChanges.AsNoTracking().Where(change => change.Problem == problem)
            .OrderByDescending(change => change.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Where every problem stands that was ever changed.</summary>
    public async Task<IReadOnlyDictionary<ProblemSlug, ProblemStatus>> PresentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await db.ProblemChanges.FromSql($"SELECT DISTINCT ON (problem) * FROM problem_changes ORDER BY problem, id DESC")
            .AsNoTracking().ToListAsync(cancellationToken);
        return latest.ToDictionary(change => change.Problem, change => change.To);
    }
}
