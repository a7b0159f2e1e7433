using System.CommandLine;
using System.CommandLine.Help;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Features.Accounts.Commands;

/// <summary><c>lm user</c>: accounts, from the terminal of whoever keeps the site. It asks nobody's leave: who types there owns the database.</summary>
internal static class UserCommand
{
    private const int Wrong = 2;

    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) =>
        RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out, Console.Error, cancellationToken);

    internal static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var keeper = new KeeperTerminal(configuration, output, error);
        var root = new Command("lm", "Learning Mechanics, as its keeper meets it.") { new HelpOption { Recursive = true }, Create(keeper) };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        foreach (var mistake in parsed.Errors)
            await error.WriteLineAsync($"lm user: {mistake.Message}");
        await error.WriteLineAsync("Type `lm user --help` to see what it takes.");
        return Wrong;
    }

    private static Command Create(KeeperTerminal keeper)
    {
        var handle = new Argument<string>("handle") { Description = "The person's handle." };
        return new Command("user", "People's accounts.")
        {
            List(keeper), Add(keeper), Appoint(handle, keeper), Suspend(handle, keeper),
            One("restore", "Let a suspended person act again.", handle, keeper, (people, who, stop) => people.RestoreAsync(who, stop)),
            One("link", "Print a link under which a person sets a new password, once.", handle, keeper, (people, who, stop) => people.LinkAsync(who, stop)),
        };
    }

    private static Command List(KeeperTerminal keeper)
    {
        var command = new Command("list", "List the accounts, newest first.");
        command.SetAction((_, stop) => keeper.OnPeopleAsync(people => people.ListAsync(stop), stop));
        return command;
    }

    private static Command Add(KeeperTerminal keeper)
    {
        var handle = new Option<string>("--handle") { Description = "Public name in addresses.", Required = true };
        var email = new Option<string>("--email") { Description = "Where mails go.", Required = true };
        var name = new Option<string?>("--name") { Description = "Name beside what they submit; the handle unless given." };
        var standing = new Option<Standing?>("--standing") { HelpName = "standing", Description = "Newcomer unless given; the first account of a site is its admin." };
        var command = new Command("add", "Open an account and print the link under which its owner sets a password.") { handle, email, name, standing };
        command.SetAction((given, stop) => keeper.OnPeopleAsync(
            people => people.AddAsync(given.GetRequiredValue(handle), given.GetRequiredValue(email), given.GetValue(name), given.GetValue(standing), stop),
            stop));
        return command;
    }

    private static Command Appoint(Argument<string> handle, KeeperTerminal keeper)
    {
        var standing = new Argument<Standing>("standing") { HelpName = "standing", Description = "newcomer, member, trusted, moderator or admin." };
        var command = new Command("appoint", "Give a person a standing.") { handle, standing };
        command.SetAction((given, stop) => keeper.OnPeopleAsync(
            people => people.AppointAsync(given.GetRequiredValue(handle), given.GetRequiredValue(standing), stop), stop));
        return command;
    }

    private static Command Suspend(Argument<string> handle, KeeperTerminal keeper)
    {
        var days = new Option<int?>("--days") { Description = "For how long; for good unless given." };
        var reason = new Option<string>("--reason") { Description = "What they are told.", Required = true };
        var command = new Command("suspend", "Keep a person from acting here, beginning with their next request.") { handle, days, reason };
        command.SetAction((given, stop) => keeper.OnPeopleAsync(
            people => people.SuspendAsync(given.GetRequiredValue(handle), given.GetValue(days), given.GetRequiredValue(reason), stop), stop));
        return command;
    }

    private static Command One(
        string verb, string description, Argument<string> handle, KeeperTerminal keeper,
        Func<PeopleKeeping, string, CancellationToken, Task<KeepingOutcome>> act)
    {
        var command = new Command(verb, description) { handle };
        command.SetAction((given, stop) => keeper.OnPeopleAsync(people => act(people, given.GetRequiredValue(handle), stop), stop));
        return command;
    }
}
