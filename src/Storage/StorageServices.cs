using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Receipts;
using LearningMechanics.Storage.Results;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Search;
using LearningMechanics.Storage.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LearningMechanics.Storage;

/// <summary>What the site asks of storage.</summary>
public static class StorageServices
{
    public static IServiceCollection AddLearningMechanicsStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddPooledDbContextFactory<LearningMechanicsDbContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContext());
        services.AddSingleton<RunEntry>();
        services.AddSingleton<RunQueue>();
        services.AddSingleton<RunCharges>();
        services.AddSingleton<RunReading>();
        services.AddSingleton<RunListing>();
        services.AddSingleton<RunSignals>();
        services.AddSingleton<WorkerRegister>();
        services.AddSingleton<WorkerRoll>();
        services.AddSingleton<PeopleReading>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<IRunEnded, ResultRunEnds>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<Reviews>();
        services.AddSingleton<Replications>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<ProblemChanges>();
        services.AddSingleton<ProblemBoards>();
        services.AddSingleton<ResultReading>();
        services.AddSingleton<SearchReading>();
        services.AddSingleton<FeedReading>();
        services.AddSingleton<WriteReceipts>();
        return services;
    }
}
