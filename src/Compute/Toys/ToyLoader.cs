using System.Diagnostics;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Compute.Toys;

/// <summary>Brings a toy from a path to a compiled toy, telling the terminal everything that is in the way.</summary>
internal sealed class ToyLoader(Terminal terminal)
{
    /// <summary>The toy with the settings in force, or null once the reasons are printed.</summary>
    public Toy? Load(string path, IReadOnlyList<string> assignments)
    {
        var settings = ParameterSettings.Parse(assignments);
        if (settings.Errors.Count > 0)
            return Refuse(settings.Errors);
        return ToyFile.Read(path) switch
        {
            ToyFile.Text(var source) => Compile(source, settings),
            ToyFile.Unreadable(var why) => Refuse([why]),
            _ => throw new UnreachableException(),
        };
    }

    // As declared first: what is set can only be judged against what the file declares.
    private Toy? Compile(SourceText source, ParameterSettings settings)
    {
        var declared = CompileWith(source, settings: null);
        if (declared is null || settings.Values.Count == 0)
            return declared;
        var errors = settings.ErrorsAgainst(declared.Parameters).ToList();
        return errors.Count > 0 ? Refuse(errors) : CompileWith(source, settings.Values);
    }

    private Toy? CompileWith(SourceText source, IReadOnlyDictionary<string, double>? settings)
    {
        var compilation = Toy.Compile(source.Text, source.FileName, settings);
        if (compilation.Toy is null)
            DiagnosticPrinter.Print(compilation.Diagnostics, source, terminal);
        return compilation.Toy;
    }

    private Toy? Refuse(IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
            terminal.Error.WriteLine(DiagnosticPrinter.Printable(error));
        return null;
    }
}
