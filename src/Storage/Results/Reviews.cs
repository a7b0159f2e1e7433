using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>Decisions about what newcomers and members submit.</summary>
public sealed class Reviews(IDbContextFactory<LearningMechanicsDbContext> contexts, RunEntry entry, TimeProvider clock)
{
    /// <summary>Lets a submission run, or publishes it where it has no run.</summary>
    public Task<ReviewOutcome> ApproveAsync(VersionName name, Actor reviewer, string reason, CancellationToken cancellationToken) =>
        DecideAsync(name, reviewer, reason, (db, result, version) => LetOutAsync(db, result, version, cancellationToken), cancellationToken);

    /// <summary>Turns a submission down, with a reason.</summary>
    public Task<ReviewOutcome> DeclineAsync(VersionName name, Actor reviewer, string reason, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult<ReviewOutcome>(new ReviewOutcome.NotAllowed("Say why: the author reads it and may submit again."))
            : DecideAsync(
                name,
                reviewer,
                reason,
                (db, result, version) =>
                {
                    version.Decline();
                    Notices.Add(db, result.Author, $"Your submission {name} was not accepted: {reason}", $"/results/{name}", clock);
                    return Task.CompletedTask;
                },
                cancellationToken);

    private async Task LetOutAsync(LearningMechanicsDbContext db, Result result, ResultVersion version, CancellationToken cancellationToken)
    {
        if (version.Evidence != EvidenceKind.Toy)
        {
            version.PublishUnrun(clock.GetUtcNow());
            Notices.Add(db, result.Author, $"Result {version.Name} was accepted and is published.", $"/results/{version.Name}", clock);
            return;
        }

        // Whoever looked at it has decided that it is worth its price; it is still charged to its author.
        var standing = await db.Users.Where(account => account.Id == result.Author).Select(account => account.Standing).SingleAsync(cancellationToken);
        var source = await db.ToySources.SingleAsync(s => s.Hash == version.SourceHash, cancellationToken);
        var run = await entry.AddAsync(
            db, ResultOrders.Own(version, source, result.Author, new Actor(result.Author, standing).Allowance), source, cancellationToken);
        version.LetRun(run.Id);
        db.ResultRuns.Add(ResultRun.Of(version.Name, run.Id, isReplication: false, result.Author, clock.GetUtcNow()));
        Notices.Add(db, result.Author, $"Result {version.Name} was accepted and is being run.", $"/results/{version.Name}", clock);
    }

    private async Task<ReviewOutcome> DecideAsync(
        VersionName name, Actor reviewer, string reason, Func<LearningMechanicsDbContext, Result, ResultVersion, Task> act, CancellationToken cancellationToken)
    {
        reason = reason.Trim();
        if (reason.Length > ReviewRule.LongestReason)
            return new ReviewOutcome.NotAllowed($"The reason has {reason.Length} characters and {ReviewRule.LongestReason} are allowed: shorten it.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ResultRows.LockAsync(db, name, cancellationToken) is not var (result, version))
            return new ReviewOutcome.Missing();
        var authors = await db.CoAuthors.Where(author => author.Result == name.Result).Select(author => author.Person).ToListAsync(cancellationToken);
        if (ReviewRule.Objection(reviewer.Id, reviewer.Standing, [result.Author, .. authors]) is { } objection)
            return new ReviewOutcome.NotAllowed(objection);
        if (version.State != VersionState.InReview)
            return new ReviewOutcome.AlreadyDecided(version.State);
        version.NoteReview(reviewer.Id, reason, clock.GetUtcNow());
        await act(db, result, version);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ReviewOutcome.Decided(version.State);
    }
}

/// <summary>What came of a decision.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>It counts.</summary>
    public sealed record Decided(VersionState State) : ReviewOutcome;

    /// <summary>Somebody was faster; nothing changed.</summary>
    public sealed record AlreadyDecided(VersionState State) : ReviewOutcome;

    /// <summary>They may not; nothing changed.</summary>
    public sealed record NotAllowed(string Why) : ReviewOutcome;

    /// <summary>There is no such version.</summary>
    public sealed record Missing : ReviewOutcome;
}
