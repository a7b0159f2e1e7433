using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary>What every command that runs a toy takes.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string> _file = ToyCommand.FileArgument();
    private readonly Option<string[]> _set = ToyCommand.SetOption();
    private readonly Option<int?> _seeds = new("--seeds")
    {
        Description = "Independent repetitions, in place of the toy's own number.",
        CustomParser = WholeNumber.Parse,
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "What every draw depends on: up to 32 hexadecimal digits, 0 if not given.",
        HelpName = "HEX",
    };

    private readonly Option<int?> _look = new("--look")
    {
        Description = "Judge as the site does at look N of a run to which repetitions were added while it was undecided: with K, 2K, 4K or 8K "
            + "of them, and 99 % intervals. With --seeds that is the number at this look, else K is the toy's own.",
        HelpName = "N",
    };

    private readonly Option<string?> _json = new("--json") { Description = "Write the report as JSON; - for standard output.", HelpName = "PATH|-" };
    private readonly Option<string?> _csv = new("--csv") { Description = "Write one CSV per series into a folder.", HelpName = "DIR" };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads to use; 0 for all cores. The numbers do not depend on it.",
        CustomParser = WholeNumber.ParseRequired,
    };

    /// <summary>Adds them all to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        foreach (var option in (Option[])[_set, _seeds, _key, _look, _json, _csv, _threads])
            command.Add(option);
    }

    /// <summary>What was typed.</summary>
    public RunRequest Read(ParseResult parsed) => new()
    {
        File = parsed.GetRequiredValue(_file),
        Assignments = parsed.GetRequiredValue(_set),
        Seeds = parsed.GetValue(_seeds),
        Key = parsed.GetValue(_key),
        Look = parsed.GetValue(_look),
        Json = parsed.GetValue(_json),
        Csv = parsed.GetValue(_csv),
        Threads = parsed.GetValue(_threads),
    };
}
