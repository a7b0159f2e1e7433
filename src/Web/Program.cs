using LearningMechanics.Storage;
using LearningMechanics.Web.Features;
using LearningMechanics.Web.Features.Health;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Runs.Worker;
using LearningMechanics.Web.Hosting;

return await StartRefusals.TellAsync(args, async stopping =>
{
    var builder = WebApplication.CreateBuilder(args);
    var options = SiteOptions.Read(builder.Configuration);
    builder.AddServer(options);
    builder.Services
        .AddLearningMechanicsPages()
        .AddSiteErrors()
        .AddRuns()
        .AddWorkerProtocol();

    await using var database = await SiteDatabase.OpenAsync(options, stopping);
    builder.Services.AddLearningMechanicsStorage(database.ConnectionString).AddSingleton(database).AddSingleton(options);

    await using var app = builder.Build();
    await database.BringUpToDateAsync(app.Services, stopping);
    await LocalWorker.LetInAsync(app.Services, options, stopping);

    app.UseLearningMechanicsPages();
    app.UseSiteErrors();
    app.UseRequestDecompression();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapHealth();
    app.MapRuns();
    app.MapWorkerProtocol();
    app.MapLearningMechanicsPages();

    await app.RunAsync();
});
