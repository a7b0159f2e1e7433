using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy run</c>: theory and experiment on this machine, and the verdicts.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = ToyCommand.FileArgument();
        var set = ToyCommand.SetOption();
        var seeds = new Option<int?>("--seeds") { Description = "Independent repetitions, in place of the toy's own number." };
        var key = new Option<string?>("--key")
        {
            Description = "What every draw depends on: up to 32 hexadecimal digits, 0 if not given.",
            HelpName = "HEX",
        };
        var json = new Option<string?>("--json") { Description = "Write the report as JSON; - for standard output.", HelpName = "PATH|-" };
        var csv = new Option<string?>("--csv") { Description = "Write one CSV per series into a folder.", HelpName = "DIR" };
        var threads = new Option<int>("--threads") { Description = "Threads to use; 0 for all cores. The numbers do not depend on it." };
        var command = new Command("run", "Run a toy and compare its theory with its experiment.")
        {
            file, set, seeds, key, json, csv, threads,
        };
        command.SetAction((parsed, cancellationToken) => new ToyRun(terminal).RunAsync(
            new RunRequest
            {
                File = parsed.GetRequiredValue(file),
                Assignments = parsed.GetRequiredValue(set),
                Seeds = parsed.GetValue(seeds),
                Key = parsed.GetValue(key),
                Json = parsed.GetValue(json),
                Csv = parsed.GetValue(csv),
                Threads = parsed.GetValue(threads),
            },
            cancellationToken));
        return command;
    }
}
