using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Export;

/// <summary>Writes a toy as a Python script that needs nothing of this project and repeats it: same draws, training, measures,
/// theories, observes and errors.</summary>
public static class ToyExport
{
    /// <summary>The script of a toy, or what in it has no counterpart there.</summary>
    /// <param name="toy">A compiled toy; its settings become the script's defaults.</param>
    /// <param name="target">The library to write for.</param>
    public static ExportOutcome Write(Toy toy, ExportTarget target)
    {
        try
        {
            return new ExportOutcome.Script(new ScriptWriter(toy, target).Write(), toy.DataSets);
        }
        catch (ToyError error)
        {
            return new ExportOutcome.Refused([Diagnostic.At(toy.Outline.Syntax.Source, error.Span, error.Message)]);
        }
    }
}
