using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What pages, feeds and the API read of results.</summary>
public sealed class ResultReading(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>Public results, newest first: of each its latest public version.</summary>
    public async Task<IReadOnlyList<ResultSummary>> ListAsync(ResultFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Latest(db, filter);
        var ordered = filter.After is null ? found.OrderByDescending(row => row.Result.Number) : found.OrderBy(row => row.Result.Number);
        var rows = await ordered.Skip(filter.Skip).Take(filter.Take).Select(Summary(db)).ToListAsync(cancellationToken);
        return filter.After is null ? rows : [.. rows.AsEnumerable().Reverse()];
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(ResultFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Latest(db, filter).CountAsync(cancellationToken);
    }

    /// <summary>How many public results there are of each sort.</summary>
    public async Task<IReadOnlyList<ResultSort>> SortsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Latest(db, new ResultFilter())
            .GroupBy(row => new { row.Result.Problem, row.Version.Verdict, Badge = row.Version.State == VersionState.Published ? (Badge?)row.Version.Badge : null })
            .Select(group => new ResultSort(group.Key.Problem, group.Key.Verdict, group.Key.Badge, group.Count())).ToListAsync(cancellationToken);
    }

    /// <summary>What waits for a moderator, oldest first.</summary>
    public async Task<IReadOnlyList<ResultSummary>> InReviewAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Joined(db).Where(row => row.Version.State == VersionState.InReview && row.Result.WithdrawnAt == null)
            .OrderBy(row => row.Version.LockedAt).Take(200).Select(Summary(db)).ToListAsync(cancellationToken);
    }

    /// <summary>Everything a person has submitted, public or not, newest first: for that person alone.</summary>
    public async Task<IReadOnlyList<ResultSummary>> OwnAsync(PersonId author, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Joined(db).Where(row => row.Result.Author == author)
            .OrderByDescending(row => row.Version.LockedAt).Take(500).Select(Summary(db)).ToListAsync(cancellationToken);
    }

    /// <summary>How far somebody is trusted now.</summary>
    public async Task<Standing> StandingOfAsync(PersonId person, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.Where(account => account.Id == person).Select(account => account.Standing).SingleAsync(cancellationToken);
    }

    /// <summary>A version with all that belongs to it; null where there is none. Whether the reader may see it is the caller's to ask.</summary>
    /// <param name="number">The result.</param>
    /// <param name="version">Its version; null for the latest public one, or the latest where none is public.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ResultView?> FindAsync(ResultNumber number, int? version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Joined(db).Where(row => row.Result.Number == number).OrderByDescending(row => row.Version.Version).ToListAsync(cancellationToken);
        if (rows is not [{ Result: var result }, ..])
            return null;
        var versions = rows.ConvertAll(row => row.Version);
        var shown = version is { } wanted
            ? versions.SingleOrDefault(v => v.Version == wanted)
            : versions.FirstOrDefault(v => v.State.IsPublic) ?? versions.FirstOrDefault();
        if (shown is null)
            return null;
        var runs = await RunsAsync(db, shown.Name, cancellationToken);
        var source = shown.SourceHash is { } hash ? (await db.ToySources.AsNoTracking().SingleAsync(s => s.Hash == hash, cancellationToken)).Text : null;
        var coAuthors = await db.CoAuthors.Where(author => author.Result == number && author.Version == shown.Version)
            .OrderBy(author => author.Position).Select(author => author.Person).ToListAsync(cancellationToken);
        var errata = await db.Errata.AsNoTracking().Where(e => e.Result == number).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        List<PersonId> people = [result.Author, .. coAuthors, .. runs.Select(run => run.RequestedBy), .. errata.Select(e => e.By)];
        people.AddRange(new[] { result.WithdrawnBy, shown.ReviewedBy }.OfType<PersonId>());
        var credits = await CreditsAsync(db, people, cancellationToken);
        return new ResultView
        {
            Result = result,
            Version = shown,
            Versions = versions,
            Source = source,
            Author = credits[result.Author],
            CoAuthors = [.. coAuthors.Select(person => credits[person])],
            Runs = runs,
            Errata = errata,
            People = credits,
        };
    }

    /// <summary>Attached bytes by their hash; null where there are none.</summary>
    public async Task<byte[]?> AttachmentAsync(string hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.Where(attachment => attachment.Hash == hash).Select(attachment => attachment.Content).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The withdrawn result that a run was made for; null where it was made for none, or for one that stands.</summary>
    public async Task<Result?> WithdrawnOfAsync(RunId run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ResultRuns.Where(own => own.Run == run)
            .Join(db.Results.AsNoTracking(), own => own.Result, result => result.Number, (_, result) => result)
            .SingleOrDefaultAsync(result => result.WithdrawnAt != null, cancellationToken);
    }

    /// <summary>Withdrawn results of which something was public, the highest number first.</summary>
    /// <param name="before">With a lower number alone; null for all.</param>
    /// <param name="count">At most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ResultView>> WithdrawnAsync(ResultNumber? before, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var numbers = await Latest(db, new ResultFilter { Withdrawn = true, Before = before }).Where(row => row.Result.WithdrawnAt != null)
            .OrderByDescending(row => row.Result.Number).Take(count).Select(row => row.Result.Number).ToListAsync(cancellationToken);
        var views = new List<ResultView>();
        foreach (var number in numbers)
            if (await FindAsync(number, null, cancellationToken) is { } view)
                views.Add(view);
        return views;
    }

    /// <summary>The version that a run was for; null where it was for none.</summary>
    public async Task<VersionName?> OfRunAsync(RunId run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.ResultRuns.AsNoTracking().SingleOrDefaultAsync(own => own.Run == run, cancellationToken);
        return found is null ? null : new VersionName(found.Result, found.Version);
    }

    private static IQueryable<Row> Joined(LearningMechanicsDbContext db) =>
        from version in db.ResultVersions.AsNoTracking()
        join result in db.Results.AsNoTracking() on version.Result equals result.Number
        select new Row { Result = result, Version = version };

    /// <summary>Of each result its latest public version; withdrawn ones only where they are asked for.</summary>
    private static IQueryable<Row> Latest(LearningMechanicsDbContext db, ResultFilter filter)
    {
        var rows = Joined(db).Where(row =>
            (row.Version.State == VersionState.Published || row.Version.State == VersionState.Running || row.Version.State == VersionState.Stopped)
            && !db.ResultVersions.Any(later => later.Result == row.Version.Result && later.Version > row.Version.Version
                && (later.State == VersionState.Published || later.State == VersionState.Running || later.State == VersionState.Stopped)));
        if (!filter.Withdrawn)
            rows = rows.Where(row => row.Result.WithdrawnAt == null);
        if (filter.Problem is { } problem)
            rows = rows.Where(row => row.Result.Problem == problem);
        if (filter.Author is { } author)
        {
            // Their few results are found first; asked of each result in turn, a hundred thousand would be looked at.
            var own = db.Results.Where(result => result.Author == author).Select(result => result.Number)
                .Union(db.CoAuthors.Where(co => co.Person == author).Select(co => co.Result));
            rows = rows.Where(row => own.Contains(row.Result.Number) && (row.Result.Author == author
                || db.CoAuthors.Any(co => co.Result == row.Result.Number && co.Version == row.Version.Version && co.Person == author)));
        }

        if (filter.Verdict is { } verdict)
            rows = rows.Where(row => row.Version.Verdict == verdict);
        if (filter.Badge is { } badge)
            rows = rows.Where(row => row.Version.Badge == badge && row.Version.State == VersionState.Published);
        if (filter.Before is { } before)
            rows = rows.Where(row => (int)(object)row.Result.Number < before.Value);
        if (filter.After is { } after)
            rows = rows.Where(row => (int)(object)row.Result.Number > after.Value);
        if (filter.State is { } state)
            rows = rows.Where(row => row.Version.State == state);
        if (filter.Toy is var (slug, hash))
            rows = rows.Where(row => row.Version.ForkOf == slug.Value || row.Version.Sha256 == hash);
        return rows;
    }

    private static System.Linq.Expressions.Expression<Func<Row, ResultSummary>> Summary(LearningMechanicsDbContext db) => row => new ResultSummary
    {
        Number = row.Result.Number,
        Version = row.Version.Version,
        Problem = row.Result.Problem,
        Author = db.Users.Where(account => account.Id == row.Result.Author)
            .Select(account => new Credit(account.Id, account.Handle, account.DisplayName, account.Affiliation, account.Orcid)).Single(),
        CoAuthors = (
            from author in db.CoAuthors
            where author.Result == row.Version.Result && author.Version == row.Version.Version
            join account in db.Users on author.Person equals account.Id
            orderby author.Position
            select new Credit(account.Id, account.Handle, account.DisplayName, account.Affiliation, account.Orcid)).ToList(),
        Evidence = row.Version.Evidence,
        Claim = row.Version.Claim,
        ToyTitle = row.Version.ToyTitle,
        State = row.Version.State,
        Verdict = row.Version.Verdict,
        Headline = row.Version.Headline,
        Badge = row.Version.Badge,
        Run = row.Version.Run,
        LockedAt = row.Version.LockedAt,
        PublishedAt = row.Version.PublishedAt,
        WithdrawnAt = row.Result.WithdrawnAt,
    };

    private static async Task<IReadOnlyDictionary<PersonId, Credit>> CreditsAsync(
        LearningMechanicsDbContext db, List<PersonId> people, CancellationToken cancellationToken) =>
        await db.Users.Where(account => people.Contains(account.Id))
            .Select(account => new Credit(account.Id, account.Handle, account.DisplayName, account.Affiliation, account.Orcid))
            .ToDictionaryAsync(credit => credit.Person, cancellationToken);

    private static async Task<IReadOnlyList<RunOfResult>> RunsAsync(LearningMechanicsDbContext db, VersionName name, CancellationToken cancellationToken)
    {
        var rows = await (
            from own in db.ResultRuns.AsNoTracking()
            where own.Result == name.Result && own.Version == name.Version
            join run in db.Runs.AsNoTracking() on own.Run equals run.Id
            join worker in db.Workers.AsNoTracking() on run.Worker equals worker.Id into workers
            from worker in workers.DefaultIfEmpty()
            orderby own.RequestedAt
            select new { own, run, Worker = worker == null ? null : worker.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RunOfResult(row.run, row.own.IsReplication, row.own.RequestedBy, row.own.RequestedAt, row.own.Agreement, row.own.Outcome, row.Worker))];
    }

    private sealed class Row
    {
        public required Result Result { get; init; }

        public required ResultVersion Version { get; init; }
    }
}
