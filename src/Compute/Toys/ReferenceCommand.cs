using System.CommandLine;
using LearningMechanics.Toys.Reference;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy reference</c>: the page of the language, as the language knows itself.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var command = new Command("reference", "Write the language's reference page, content/pages/toy-language.md, to standard output.");
        command.SetAction(_ =>
        {
            Console.Out.Write(ToyReference.Markdown());
            return ExitStatus.Success;
        });
        return command;
    }
}
