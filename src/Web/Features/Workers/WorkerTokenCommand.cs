using System.CommandLine;
using System.CommandLine.Help;
using LearningMechanics.Web.Features.Accounts.Commands;

namespace LearningMechanics.Web.Features.Workers;

/// <summary><c>lm worker-token</c>: who may run toys for this site, from the terminal of whoever keeps it.</summary>
internal static class WorkerTokenCommand
{
    private const int Wrong = 2;

    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) =>
        RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out, Console.Error, cancellationToken);

    internal static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var root = new Command("lm", "Learning Mechanics, as its keeper meets it.")
        {
            new HelpOption { Recursive = true }, Create(new KeeperTerminal(configuration, output, error)),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        foreach (var mistake in parsed.Errors)
            await error.WriteLineAsync($"lm worker-token: {mistake.Message}");
        await error.WriteLineAsync("Type `lm worker-token --help` to see what it takes.");
        return Wrong;
    }

    private static Command Create(KeeperTerminal keeper)
    {
        var id = new Argument<string>("id") { Description = "The worker's identifier, as `list` shows it." };
        return new Command("worker-token", "Tokens with which machines work for this site.")
        {
            List(keeper), Add(keeper),
            One("revoke", "Take a worker's token back.", id, keeper, (workers, who, stop) => workers.RevokeAsync(who, stop)),
            One("reinstate", "Give a worker that was set aside work again, after somebody has looked.", id, keeper, (workers, who, stop) => workers.ReinstateAsync(who, stop)),
        };
    }

    private static Command List(KeeperTerminal keeper)
    {
        var command = new Command("list", "List the workers, the liveliest first.");
        command.SetAction((_, stop) => keeper.OnWorkersAsync(workers => workers.ListAsync(stop), stop));
        return command;
    }

    private static Command Add(KeeperTerminal keeper)
    {
        var name = new Argument<string>("name") { Description = "What readers will see beside its runs, such as `physics cluster 3`." };
        var command = new Command("add", "Make a token for a machine, and print it once.") { name };
        command.SetAction((given, stop) => keeper.OnWorkersAsync(
            async workers => (await workers.AddAsync(given.GetRequiredValue(name), stop)).Outcome, stop));
        return command;
    }

    private static Command One(
        string verb, string description, Argument<string> id, KeeperTerminal keeper, Func<WorkerKeeping, string, CancellationToken, Task<KeepingOutcome>> act)
    {
        var command = new Command(verb, description) { id };
        command.SetAction((given, stop) => keeper.OnWorkersAsync(workers => act(workers, given.GetRequiredValue(id), stop), stop));
        return command;
    }
}
