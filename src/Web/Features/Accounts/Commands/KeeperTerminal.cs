using System.Diagnostics;
using LearningMechanics.Storage;
using LearningMechanics.Web.Features.Workers;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Accounts.Commands;

/// <summary>A terminal at which somebody keeps a site, be the site running or not.</summary>
internal sealed class KeeperTerminal(IConfiguration configuration, TextWriter output, TextWriter error)
{
    /// <returns>The exit status.</returns>
    public Task<int> OnPeopleAsync(Func<PeopleKeeping, Task<KeepingOutcome>> act, CancellationToken cancellationToken) =>
        OnAsync(act, cancellationToken);

    /// <returns>The exit status.</returns>
    public Task<int> OnWorkersAsync(Func<WorkerKeeping, Task<KeepingOutcome>> act, CancellationToken cancellationToken) =>
        OnAsync(act, cancellationToken);

    private async Task<int> OnAsync<TKeeping>(Func<TKeeping, Task<KeepingOutcome>> act, CancellationToken cancellationToken)
        where TKeeping : notnull
    {
        var options = SiteOptions.Read(configuration);
        await using var database = await SiteDatabase.OpenBesideAsync(options, cancellationToken);
        await using var services = Services(options, database);
        await database.BringUpToDateAsync(services, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        switch (await act(scope.ServiceProvider.GetRequiredService<TKeeping>()))
        {
            case KeepingOutcome.Done(var words):
                await output.WriteLineAsync(words);
                return 0;
            case KeepingOutcome.Refused(var why):
                await error.WriteLineAsync(why);
                return 1;
            default:
                throw new UnreachableException();
        }
    }

    private static ServiceProvider Services(SiteOptions options, SiteDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System).AddSingleton(options).AddSiteAddress().AddSingleton<AccountMails>();
        services.AddSiteKeys(options);
        services.AddLearningMechanicsStorage(database.ConnectionString).AddIdentity().AddScoped<PeopleKeeping>().AddScoped<WorkerKeeping>();
        return services.BuildServiceProvider();
    }
}
