using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Results;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;
using static LearningMechanics.Storage.Tests.Runs.Orders;

namespace LearningMechanics.Storage.Tests.Results;

/// <summary>A database with people, a queue and one worker, and everything that can be done with results.</summary>
internal sealed class ResultHouse : IAsyncDisposable
{
    private readonly RunEntry entry;
    private Worker worker = null!;

    public ResultHouse()
    {
        entry = new RunEntry(Database, Clock);
        Queue = new RunQueue(Database, Clock, [new ResultRunEnds(Clock, new PublicAddress(() => new Uri("https://learning-mechanics.example")))]);
        Drafts = new Drafts(Database, Clock);
        Submissions = new Submissions(Database, entry, Clock);
        Reviews = new Reviews(Database, entry, Clock);
        Replications = new Replications(Database, entry, Clock);
        Corrections = new Corrections(Database, Clock);
        ProblemChanges = new ProblemChanges(Database, Clock);
        Reading = new ResultReading(Database);
    }

    public FakeClock Clock { get; } = new();

    public TestDatabase Database { get; } = new();

    public RunQueue Queue { get; }

    public Drafts Drafts { get; }

    public Submissions Submissions { get; }

    public Reviews Reviews { get; }

    public Replications Replications { get; }

    public Corrections Corrections { get; }

    public ProblemChanges ProblemChanges { get; }

    public ResultReading Reading { get; }

    public static async Task<ResultHouse> OpenAsync()
    {
        var house = new ResultHouse();
        await house.Database.InitializeAsync();
        house.worker = await new WorkerRegister(house.Database, house.Clock).RegisterAsync("worker", WorkerToken.Draw(), default);
        return house;
    }

    public ValueTask DisposeAsync() => new(Database.DisposeAsync());

    public async Task<Actor> PersonAsync(string handle, Standing standing)
    {
        var account = Account.Open(Handle.Parse(handle), handle, $"{handle}@example.org", Clock);
        account.Appoint(standing);
        await using var db = Database.CreateDbContext();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new Actor(account.Id, standing);
    }

    /// <summary>Submits a toy whose weight decays by 0.9 a step, with noise of its own, and whose theory says <paramref name="rate"/>.</summary>
    public Task<SubmissionOutcome> SubmitAsync(Actor author, double rate = 0.9, string coAuthors = "", ResultNumber? revises = null, DraftId? draft = null)
    {
        var reader = new SubmissionReader(problem => problem == Texts.Problem, attachments: 0);
        var submission = reader.Read(Texts.Fields(rate) with { CoAuthors = coAuthors })
            ?? throw new InvalidOperationException(string.Join("\n", reader.Mistakes));
        return Submissions.SubmitAsync(new SubmissionRequest(author, submission, "<p>Said.</p>", [], revises, draft), default);
    }

    public async Task<VersionName> LockAsync(Actor author, double rate = 0.9, string coAuthors = "") =>
        Assert.IsType<SubmissionOutcome.Locked>(await SubmitAsync(author, rate, coAuthors)).Version;

    /// <summary>Takes the next run, measures it for real, and hands it in.</summary>
    /// <param name="bias">Added to everything that is measured.</param>
    public async Task RunNextAsync(double bias = 0)
    {
        var leased = await Queue.ClaimAsync(worker, Machine(), default) ?? throw new InvalidOperationException("No run waits.");
        var toy = Toy.Compile(leased.Source, "toy", leased.Settings).Toy!;
        var record = toy.Run(new RunSettings { Key = leased.Key, Seeds = leased.Seeds, Threads = 1 });
        record = record with
        {
            Points = [.. record.Points.Select(point => point with { Seeds = [.. point.Seeds.Select(seed => Shifted(seed, bias))] })],
        };
        await Queue.CompleteAsync(leased.Run, Hold(worker, leased), new JudgedRecord(record, toy.Judge(record), RunFinding.Unchecked), default);
    }

    public async Task FailNextAsync(string reason)
    {
        var leased = await Queue.ClaimAsync(worker, Machine(), default) ?? throw new InvalidOperationException("No run waits.");
        await Queue.FailAsync(leased.Run, Hold(worker, leased), reason, default);
    }

    public async Task<ResultView> ViewAsync(VersionName name) =>
        await Reading.FindAsync(name.Result, name.Version, default) ?? throw new InvalidOperationException($"There is no {name}.");

    public async Task<IReadOnlyList<string>> NoticesOfAsync(Actor person)
    {
        await using var db = Database.CreateDbContext();
        return await db.Notices.Where(notice => notice.Person == person.Id).OrderBy(notice => notice.Id).Select(notice => notice.Text).ToListAsync();
    }

    private static SeedRecord Shifted(SeedRecord seed, double bias) => seed with
    {
        Measured = [.. seed.Measured.Select(series => series with { Values = [.. series.Values.Select(value => value.Select(v => v + bias).ToArray())] })],
    };

    internal static class Texts
    {
        public static ProblemSlug Problem { get; } = ProblemSlug.Parse("why-decay");

        public static DraftFields Fields(double rate) => new()
        {
            Problem = "why-decay",
            Claim = "The weight decays by a tenth in every step.",
            Disproof = "A rate that differs from it by more than a hundredth.",
            Toy = FormattableString.Invariant($"""
                toy "Decay with noise"
                data noise ~ normal(1)
                weight w = 1 + 0.001 * noise
                loss = sum(w^2) / 2
                train gd(lr = 0.1) for 20
                measure w_now = w[0] every 5
                predict w_now = {rate}^step
                seeds 8
                check w_now within 5%
                """),
        };
    }
}
