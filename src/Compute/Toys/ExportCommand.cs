using System.CommandLine;
using LearningMechanics.Toys.Export;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy export</c>: the toy as a script that needs nothing of this project.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = ToyCommand.FileArgument();
        var set = ToyCommand.SetOption();
        var to = new Option<string>("--to") { Description = "The library to write for: pytorch or jax.", HelpName = "pytorch|jax", Required = true };
        to.AcceptOnlyFromAmong("pytorch", "jax");
        var path = new Option<string?>("--out") { Description = "Where to write the script; standard output if not given.", HelpName = "PATH" };
        var command = new Command("export", "Write a toy as a Python script that needs nothing of this project.") { file, set, to, path };
        command.SetAction(parsed =>
        {
            if (LoadedToy.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), terminal) is not var (toy, source))
                return ExitStatus.Wrong;
            var target = parsed.GetRequiredValue(to) == "jax" ? ExportTarget.Jax : ExportTarget.PyTorch;
            switch (ToyExport.Write(toy, target))
            {
                case ExportOutcome.Script script:
                    return new ScriptDestination(parsed.GetValue(path), terminal).Write(script);
                case ExportOutcome.Refused refused:
                    DiagnosticPrinter.Print(refused.Diagnostics, source, terminal);
                    return ExitStatus.Wrong;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        });
        return command;
    }
}
