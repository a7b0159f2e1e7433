using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using LearningMechanics.Toys;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests;

/// <summary>The real site on a real port and a real database, with a few short toys in its library.</summary>
public sealed class TestSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lm-site-").FullName;
    private string connectionString = "";

    public FakeClock Clock { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static IReadOnlyDictionary<string, string> Toys { get; } = new Dictionary<string, string>
    {
        ["second-moment"] =
            """
            toy "Second moment of a normal"
            param n = 200 in 10..1000 "samples"
            param scale = 1.5 in 0.1..10
            data x ~ normal(n) * scale
            measure moment = mean(x^2)
            predict moment = scale^2
            seeds 8
            check moment within 40%
            """,
        ["decay"] =
            """
            toy "Gradient descent on a parabola"
            param eta = 0.1 in 0.01..0.5 log
            weight w = 1
            loss = w^2 / 2
            train gd(lr = eta) for 20
            measure height = w every 1
            predict height = (1 - eta)^step
            seeds 1
            check height within 1%
            """,
        ["coin"] =
            """
            toy "A mean that noise hides for long"
            data x ~ normal(4)
            measure level = 1 + mean(x)
            predict level = 1
            seeds 4
            check level within 5%
            """,
        ["monstrous"] =
            """
            toy "More than a visitor may ask for"
            param n = 3000 in 10..4000
            data x ~ normal(n, n)
            measure m = sum(x @ x @ x)
            predict m = 0
            seeds 500
            check m within 1 absolutely
            """,
    };

    /// <summary>What results may speak to.</summary>
    public static Problem Moments { get; } = new()
    {
        Slug = ProblemSlug.Parse("moments"),
        Title = "Moments of what is drawn",
        Kind = ProblemKind.Problem,
        Strand = Strand.SolvableSettings,
        Status = ProblemStatus.Open,
        Summary = "What is the mean of the squares?",
        Toys = [ToySlug.Parse("second-moment")],
        Related = [],
        References = [],
        Tags = [],
        Sections = [],
    };

    /// <summary>What a command finds in its environment when it is typed beside this site.</summary>
    public IConfiguration Environment => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:LearningMechanics"] = connectionString,
        ["LM_DATA"] = folder,
    }).Build();

    public async Task InitializeAsync()
    {
        connectionString = await TestPostgres.MakeDatabaseAsync();
        UseKestrel(0);
        StartServer();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A reader's browser, which does not follow redirects by itself here.</summary>
    public HttpClient Reader() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A person's browser, signed in without going through the form.</summary>
    public async Task<PersonBrowser> PersonAsync(Standing standing = Standing.Newcomer) =>
        await PersonBrowser.SignInAsync(Services, Address, standing);

    /// <summary>A visitor's browser: it keeps cookies and knows how to send the forms of the pages it reads.</summary>
    public PersonBrowser Visitor() => new(Address);

    /// <summary>The newest mail to an address, once everything in the outbox is sent.</summary>
    public async Task<string> MailToAsync(string address) => (await MailsToAsync(address))[^1];

    /// <summary>All mails to an address in the order in which they were sent.</summary>
    public async Task<IReadOnlyList<string>> MailsToAsync(string address)
    {
        await Services.GetRequiredService<OutboxSender>().SendDueAsync(default);
        var mails = Path.Combine(folder, "mail");
        return Directory.Exists(mails)
            ? [.. Directory.EnumerateFiles(mails, "*.eml").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)
                .Select(File.ReadAllText).Where(mail => mail.Contains($"\nTo: {address}\n", StringComparison.Ordinal))]
            : [];
    }

    /// <summary>A worker's connection, let in under a token of its own.</summary>
    public async Task<WorkerConnection> WorkerAsync(string name = "test worker")
    {
        var token = WorkerToken.Draw();
        var worker = await Services.GetRequiredService<WorkerRegister>().RegisterAsync(name, token, default);
        return new WorkerConnection(Reader(), worker, token);
    }

    /// <summary>Ends what earlier tests left, so that the next run queued is the next one leased.</summary>
    public async Task ClearQueueAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContextAsync();
        var left = await db.Runs.Where(run => run.EndedAt == null).Select(run => run.Id).ToListAsync();
        foreach (var run in left)
            await Services.GetRequiredService<RunQueue>().CancelAsync(run, "left by an earlier test", default);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:LearningMechanics", connectionString);
        builder.UseSetting("LM_DATA", folder);
        builder.UseSetting("LM_PORT", "0");
        builder.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new ContentLibrary([Moments], Toys.Select(Publish), [])));
    }

    private static PublishedToy Publish(KeyValuePair<string, string> toy)
    {
        var compilation = Toy.Compile(toy.Value, $"{toy.Key}.toy");
        return new PublishedToy
        {
            Slug = ToySlug.Parse(toy.Key),
            Text = toy.Value,
            Toy = compilation.Toy ?? throw new InvalidOperationException(string.Join("\n", compilation.Diagnostics)),
            Prose = ToyProse.None,
        };
    }
}
