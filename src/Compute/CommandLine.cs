using System.CommandLine;
using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute;

/// <summary>The root of the command line: what is typed after <c>lm</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(
        IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Theories of deep learning, run against their experiments.")
        {
            ToyCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, terminal);

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
            terminal.Error.WriteLine($"lm: {error.Message}");
        var path = string.Join(' ', PathOf(parsed.CommandResult.Command));
        terminal.Error.WriteLine($"Type `{path} --help` to see what it takes.");
        return ExitStatus.Wrong;
    }

    private static IEnumerable<string> PathOf(Command command)
    {
        var names = new Stack<string>();
        for (var current = command; current is not RootCommand; current = current.Parents.OfType<Command>().First())
            names.Push(current.Name);
        return names.Prepend("lm");
    }
}
