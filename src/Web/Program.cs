using LearningMechanics.Storage;
using LearningMechanics.Web.Features;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Accounts.Commands;
using LearningMechanics.Web.Features.Api;
using LearningMechanics.Web.Features.Caching;
using LearningMechanics.Web.Features.Cards;
using LearningMechanics.Web.Features.Citing;
using LearningMechanics.Web.Features.Curation;
using LearningMechanics.Web.Features.Dumps;
using LearningMechanics.Web.Features.Feeds;
using LearningMechanics.Web.Features.Health;
using LearningMechanics.Web.Features.Mail;
using LearningMechanics.Web.Features.Results;
using LearningMechanics.Web.Features.Review;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Runs.Worker;
using LearningMechanics.Web.Features.Search;
using LearningMechanics.Web.Features.Submit;
using LearningMechanics.Web.Features.Workers;
using LearningMechanics.Web.Hosting;

return await StartRefusals.TellAsync(
    args, ("serve", ServeAsync), ("user", UserCommand.RunAsync), ("worker-token", WorkerTokenCommand.RunAsync),
    ("content", ContentCommand.RunAsync), ("dump", DumpCommand.RunAsync));

static async Task<int> ServeAsync(string[] args, CancellationToken stopping)
{
    var builder = WebApplication.CreateBuilder(args);
    var options = SiteOptions.Read(builder.Configuration);
    builder.AddServer(options);
    builder.Services
        .AddLearningMechanicsPages(options.DataFolder)
        .AddSiteErrors()
        .AddPageCache()
        .AddAccounts()
        .AddMail()
        .AddRuns()
        .AddSubmitting()
        .AddWorkers()
        .AddResults()
        .AddSearch()
        .AddFeeds()
        .AddCards()
        .AddCiting()
        .AddApi()
        .AddDumps()
        .AddWorkerProtocol();

    await using var database = await SiteDatabase.OpenAsync(options, stopping);
    builder.Services.AddLearningMechanicsStorage(database.ConnectionString).AddSingleton(database).AddSingleton(options);

    await using var app = builder.Build();
    await database.BringUpToDateAsync(app.Services, stopping);
    await LocalWorker.LetInAsync(app.Services, options, stopping);

    app.UseLearningMechanicsPages();
    app.UseSiteErrors();
    app.UsePageCache();
    app.UseRequestDecompression();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseWithdrawnRuns();
    app.MapHealth();
    app.MapAccounts();
    app.MapRuns();
    app.MapSubmitting();
    app.MapReviewing();
    app.MapWorkers();
    app.MapResults();
    app.MapSearch();
    app.MapFeeds();
    app.MapCards();
    app.MapCiting();
    app.MapApi();
    app.MapDumps();
    app.MapWorkerProtocol();
    app.MapLearningMechanicsPages();

    await app.RunAsync(CancellationToken.None);
    return 0;
}
