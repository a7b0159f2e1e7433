using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Features.Results.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Results.Seeding;

public sealed class FirstResultsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Start_Twice_SubmitsEachOnceUnderTheSitesOwnName()
    {
        await site.ClearQueueAsync();
        var before = await CountAsync();
        var first = Of(Curated("second-moment", ""), Curated("second-moment", "scale = 2"), Curated("decay", ""));

        Assert.Equal(3, await first.SubmitMissingAsync(default));
        Assert.Equal(0, await first.SubmitMissingAsync(default));
        Assert.Equal(0, await Of(Curated("second-moment", "", "The same toy is put into better words at a later start.")).SubmitMissingAsync(default));

        await using var db = await Contexts.CreateDbContextAsync();
        var account = await db.Users.SingleAsync(account => account.Handle == SiteAccount.Handle);
        Assert.Equal((null, null, Standing.Trusted), (account.Email, account.PasswordHash, account.Standing));
        Assert.Equal(before + 3, await CountAsync());
        Assert.All(await db.Runs.Where(run => run.Requester == account.Id).ToListAsync(), run => Assert.Equal(-1, run.Priority));
    }

    [Fact]
    public async Task Queue_WithAVisitorsRun_TakesThatFirst()
    {
        await site.ClearQueueAsync();
        await Of(Curated("decay", "eta = 0.05")).SubmitMissingAsync(default);
        using var asked = await site.Visitor().PostAsync("/toys/decay/runs", ("eta", "0.3"));

        var worker = await site.WorkerAsync();

        Assert.Equal("decay", (await worker.LeaseAsync()).Toy);
        Assert.StartsWith("result-", (await worker.LeaseAsync()).Toy, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_OfTheRepository_BeginsASiteWithTwelveResultsOrMore()
    {
        var library = new ContentLoader(site.Services.GetRequiredService<MarkdownRenderer>()).Load(ContentFolder.Find());

        Assert.InRange(library.Results.Count, 12, 100);
        Assert.Equal(library.Results.Count, library.Results.Select(result => (result.Toy, result.Fields.Settings)).Distinct().Count());
    }

    private IDbContextFactory<LearningMechanicsDbContext> Contexts => site.Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>();

    private async Task<int> CountAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Results.CountAsync(result => db.Users.Any(account => account.Id == result.Author && account.Handle == SiteAccount.Handle));
    }

    private FirstResults Of(params CuratedResult[] results)
    {
        var own = site.Services.GetRequiredService<ContentLibrary>();
        var library = new ContentLibrary(own.Problems, own.Toys, [], results);
        return ActivatorUtilities.CreateInstance<FirstResults>(site.Services, library);
    }

    private static CuratedResult Curated(string toy, string settings, string claim = "The toy's theory holds as it is declared.") => new()
    {
        Name = toy,
        Toy = ToySlug.Parse(toy),
        Fields = new DraftFields
        {
            Toy = TestSite.Toys[toy],
            Problem = "moments",
            Claim = claim,
            Disproof = "A check that fails would disprove it.",
            Settings = settings,
            ForkOf = toy,
        },
    };
}
