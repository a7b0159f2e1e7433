using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy run</c>: theory and experiment on this machine, and the verdicts.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new RunOptions();
        var command = new Command("run", "Run a toy and compare its theory with its experiment.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new ToyRun(terminal).RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }
}
