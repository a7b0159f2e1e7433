using System.CommandLine;
using System.CommandLine.Help;
using LearningMechanics.Compute.Submissions;
using LearningMechanics.Compute.Toys;
using LearningMechanics.Compute.Worker;

namespace LearningMechanics.Compute;

/// <summary>The root of the command line: what is typed after <c>lm</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(
        IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // Not a RootCommand: that is called like the assembly, and people type `lm`.
        var root = new Command("lm", "Theories of deep learning, run against their experiments.")
        {
            new HelpOption { Recursive = true },
            ToyCommand.Create(terminal),
            WorkerCommand.Create(),
            SubmitCommand.Create(terminal),
            StatusCommand.Create(terminal),
            ResultsCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, terminal.Error);

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            // What a signal leaves to a command before the process ends: a worker gives its run back in that time.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static int Refuse(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(command);
        // What is not understood explains the rest: a mistyped verb is also a missing one.
        if (parsed.UnmatchedTokens is [var word, ..])
            error.WriteLine($"{path}: `{word}` is not understood{Alternatives(command)}.");
        else
            foreach (var mistake in parsed.Errors)
                error.WriteLine($"{path}: {mistake.Message}");
        error.WriteLine($"Type `{path} --help` to see what it takes.");
        return ExitStatus.Wrong;
    }

    private static string Alternatives(Command command) =>
        command.Subcommands.Select(c => c.Name).ToArray() switch
        {
            [] => "",
            [var only] => $"; it takes {only}",
            [.. var others, var last] => $"; it takes {string.Join(", ", others)} or {last}",
        };

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;
}
