using System.CommandLine;
using LearningMechanics.Compute.Toys.Reproduction;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy</c>: what can be done with a toy on this machine, without the site.</summary>
internal static class ToyCommand
{
    public static Command Create(Terminal terminal) =>
        new("toy", "Write a toy, check it, run it and draw it on this machine.")
        {
            NewCommand.Create(terminal),
            CheckCommand.Create(terminal),
            RunCommand.Create(terminal),
            PlotCommand.Create(terminal),
            ExportCommand.Create(terminal),
            ReproduceCommand.Create(terminal),
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
