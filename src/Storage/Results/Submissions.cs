using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>Locks what was submitted, and lets it run where nobody has to look at it first: one transaction, all or nothing.</summary>
public sealed class Submissions(IDbContextFactory<LearningMechanicsDbContext> contexts, RunEntry entry, TimeProvider clock)
{
    public async Task<SubmissionOutcome> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await CoAuthorsAsync(db, request, cancellationToken) is not { } coAuthors)
            return new SubmissionOutcome.Mistaken(await UnknownCoAuthorsAsync(db, request.Submission, cancellationToken));
        if (await ResultAsync(db, request, cancellationToken) is not { } result)
            return new SubmissionOutcome.NotRevisable("Only its author may submit a new version, and only while the result stands.");

        var now = clock.GetUtcNow();
        var version = ResultVersion.Lock(result.NextVersion(), request.Submission, request.DiscussionHtml, request.Files, now);
        if (request.Submission.Experiment is { } experiment)
            await KeepSourceAsync(db, ToySource.Of(experiment.Text), cancellationToken);
        db.ResultVersions.Add(version);
        // Saved before what refers to it, since nothing but the database knows of that reference.
        await db.SaveChangesAsync(cancellationToken);
        db.CoAuthors.AddRange(coAuthors.Select((person, index) => new CoAuthor(version.Result, version.Version, index + 1, person)));
        var entered = request.Author.Standing.NeedsReview ? null : await LetOutAsync(db, version, request, cancellationToken);
        if (entered is EntryOutcome.OverAllowance(var why))
            return new SubmissionOutcome.OverAllowance(why);
        if (request.Draft is { } draft)
            await db.Drafts.Where(d => d.Id == draft).ExecuteDeleteAsync(cancellationToken);
        foreach (var person in coAuthors)
            Notices.Add(db, person, $"You are named as a co-author of result {version.Name}.", $"/results/{version.Name}", clock);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SubmissionOutcome.Locked(version.Name, version.State);
    }

    private async Task<EntryOutcome?> LetOutAsync(
        LearningMechanicsDbContext db, ResultVersion version, SubmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Submission.Experiment is not { } experiment)
        {
            version.PublishUnrun(clock.GetUtcNow());
            return null;
        }

        var source = ToySource.Of(experiment.Text);
        var order = ResultOrders.Own(version, source, request.Author.Id, request.Author.Allowance) with { Priority = request.Priority };
        if (request.Author.Allowance.Run.Refuse(order.Cost, order.Points, order.Seeds) is { } why)
            return new EntryOutcome.OverAllowance(why);
        var outcome = await entry.OfferAsync(db, order, source, cancellationToken);
        if (outcome is EntryOutcome.Entered(var run, _))
        {
            version.LetRun(run);
            db.ResultRuns.Add(ResultRun.Of(version.Name, run, isReplication: false, request.Author.Id, clock.GetUtcNow()));
        }

        return outcome;
    }

    private async Task<Result?> ResultAsync(LearningMechanicsDbContext db, SubmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Revises is { } number)
        {
            var found = await db.Results.FromSql($"SELECT * FROM results WHERE number = {number.Value} FOR UPDATE").ToListAsync(cancellationToken);
            return found is [var result] && result.Author == request.Author.Id && !result.IsWithdrawn && result.Problem == request.Submission.Problem ? result : null;
        }

        var next = await db.Database.SqlQuery<int>($"SELECT nextval('result_numbers')::int AS \"Value\"").SingleAsync(cancellationToken);
        var opened = Result.Open(new(next), request.Author.Id, request.Submission.Problem, clock.GetUtcNow());
        db.Results.Add(opened);
        return opened;
    }

    private static async Task<IReadOnlyList<PersonId>?> CoAuthorsAsync(
        LearningMechanicsDbContext db, SubmissionRequest request, CancellationToken cancellationToken)
    {
        var handles = request.Submission.CoAuthors;
        if (handles.Count == 0)
            return [];
        var known = await db.Users.Where(account => handles.Contains(account.Handle))
            .Select(account => new { account.Handle, account.Id }).ToDictionaryAsync(account => account.Handle, account => account.Id, cancellationToken);
        return handles.All(known.ContainsKey) ? [.. handles.Select(handle => known[handle]).Where(id => id != request.Author.Id)] : null;
    }

    private static async Task<IReadOnlyList<FieldMistake>> UnknownCoAuthorsAsync(
        LearningMechanicsDbContext db, Submission submission, CancellationToken cancellationToken)
    {
        var known = await db.Users.Where(account => submission.CoAuthors.Contains(account.Handle)).Select(account => account.Handle).ToListAsync(cancellationToken);
        return [.. submission.CoAuthors.Except(known).Select(handle => new FieldMistake(
            "co_authors", $"Nobody here is called {handle}: a co-author needs an account. Thank others in the discussion."))];
    }

    private static Task<int> KeepSourceAsync(LearningMechanicsDbContext db, ToySource source, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO toy_sources (hash, text) VALUES ({source.Hash}, {source.Text}) ON CONFLICT DO NOTHING", cancellationToken);
}
