using System.Diagnostics;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Compute.Toys;

/// <summary>A toy with the text it came from, where its errors are shown.</summary>
internal sealed record LoadedToy(Toy Toy, SourceText Source)
{
    /// <summary>The toy with the settings in force, or null once all that is in the way is printed.</summary>
    public static LoadedToy? Load(string path, IReadOnlyList<string> assignments, Terminal terminal)
    {
        var settings = ParameterSettings.Parse(assignments);
        if (settings.Errors.Count > 0)
            return Refuse(settings.Errors, terminal);
        return ToyFile.Read(path) switch
        {
            ToyFile.Text(var source) => Compile(source, settings.Values, terminal),
            ToyFile.Unreadable(var why) => Refuse([why], terminal),
            _ => throw new UnreachableException(),
        };
    }

    private static LoadedToy? Compile(SourceText source, IReadOnlyDictionary<string, double> settings, Terminal terminal)
    {
        var compilation = Toy.Compile(source.Text, source.FileName, settings);
        if (compilation.Toy is { } toy)
            return new LoadedToy(toy, source);
        DiagnosticPrinter.Print(compilation.Diagnostics, source, terminal);
        return null;
    }

    private static LoadedToy? Refuse(IReadOnlyList<string> errors, Terminal terminal)
    {
        foreach (var error in errors)
            terminal.Error.WriteLine(DiagnosticPrinter.Printable(error));
        return null;
    }
}
