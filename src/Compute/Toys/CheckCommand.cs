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
            if (LoadedToy.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), terminal) is not { } loaded)
                return ExitStatus.Wrong;
            CheckSheet.Print(loaded.Toy, terminal.OutputConsole());
            return ExitStatus.Success;
        });
        return command;
    }
}
