using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy new</c>: a commented toy that runs, to be changed.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "What to call it, or a path; my-toy if not given. The ending .toy is added.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("new", "Write a commented toy that runs and holds, to be changed into yours.") { name };
        command.SetAction(parsed => Write(StarterToy.PathFor(parsed.GetValue(name)), terminal));
        return command;
    }

    private static int Write(string path, Terminal terminal)
    {
        if (StarterToy.Write(path) is { } why)
        {
            terminal.Error.WriteLine(DiagnosticPrinter.Printable(why));
            return ExitStatus.Wrong;
        }

        var shown = DiagnosticPrinter.Printable(path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path);
        terminal.Output.WriteLine($"Wrote {shown}. It holds as it is; change it and see:");
        foreach (var verb in (string[])["check", "run", "plot"])
            terminal.Output.WriteLine($"  lm toy {verb} {shown}");
        return ExitStatus.Success;
    }
}
