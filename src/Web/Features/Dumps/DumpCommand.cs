using System.CommandLine;
using System.CommandLine.Help;
using LearningMechanics.Storage;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api;
using LearningMechanics.Web.Features.Results;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary><c>lm dump</c>: everything public in one file, from the terminal of whoever keeps the site, be it running or not.</summary>
internal static class DumpCommand
{
    private const int Wrong = 2;

    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) =>
        RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out, Console.Error, cancellationToken);

    internal static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var folder = new Option<string?>("--out") { Description = "The folder to write it to; if not given, the site's own, where /dumps/latest.tar.gz is the newest.", HelpName = "DIR" };
        var command = new Command("dump", "Write everything public into one archive: JSON lines, toys and a README. Withdrawn results are in it as tombstones alone.") { folder };
        var root = new Command("lm", "Learning Mechanics, as its keeper meets it.") { new HelpOption { Recursive = true }, command };
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                await output.WriteLineAsync(await WriteAsync(SiteOptions.Read(configuration), parsed.GetValue(folder), stop));
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"lm dump: it cannot be written: {e.Message}");
                return Wrong;
            }
        });
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        foreach (var mistake in parsed.Errors)
            await error.WriteLineAsync($"lm dump: {mistake.Message}");
        await error.WriteLineAsync("Type `lm dump --help` to see what it takes.");
        return Wrong;
    }

    private static async Task<string> WriteAsync(SiteOptions options, string? folder, CancellationToken cancellationToken)
    {
        await using var database = await SiteDatabase.OpenBesideAsync(options, cancellationToken);
        await using var services = Services(options, database);
        await database.BringUpToDateAsync(services, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var shelf = folder is null ? services.GetRequiredService<DumpShelf>() : new DumpShelf(folder);
        return await shelf.AddAsync(
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            file => scope.ServiceProvider.GetRequiredService<DumpWriter>().WriteAsync(file, cancellationToken));
    }

    private static ServiceProvider Services(SiteOptions options, SiteDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System).AddSingleton(options).AddSingleton<SiteAddress>();
        services.AddLearningMechanicsPages(options.DataFolder).AddResults().AddApi().AddDumps();
        services.AddLearningMechanicsStorage(database.ConnectionString);
        return services.BuildServiceProvider();
    }
}
