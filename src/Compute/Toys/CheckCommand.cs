using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy check</c>: parses, checks shapes, prints the price and the hashes. Runs nothing.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = ToyCommand.FileArgument();
        var set = ToyCommand.SetOption();
        var command = new Command("check", "Parse a toy, check its shapes, print its price and its hashes.") { file, set };
        command.SetAction(parsed =>
        {
            if (new ToyLoader(terminal).Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set)) is not { } toy)
                return ExitStatus.Wrong;
            CheckSheet.Print(toy, terminal.OutputConsole());
            return ExitStatus.Success;
        });
        return command;
    }
}
