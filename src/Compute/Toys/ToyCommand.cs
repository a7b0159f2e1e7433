using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy</c>: what can be done with a toy on this machine, without the site.</summary>
internal static class ToyCommand
{
    public static Command Create(Terminal terminal) =>
        new("toy", "Check a toy or run it on this machine.")
        {
            CheckCommand.Create(terminal),
            RunCommand.Create(terminal),
            ReferenceCommand.Create(),
        };

    /// <summary>The file every verb takes.</summary>
    public static Argument<string> FileArgument() =>
        new("FILE") { Description = "A toy: a text file, usually named *.toy." };

    /// <summary>Parameters set over their declared values.</summary>
    public static Option<string[]> SetOption() => new("--set")
    {
        Description = "Set a parameter, for example --set eta=0.1; may be repeated. Setting a swept one leaves that one point.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };
}
