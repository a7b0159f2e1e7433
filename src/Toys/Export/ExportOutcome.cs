using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Export;

/// <summary>What came of exporting a toy.</summary>
public abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <summary>A script that repeats the toy.</summary>
    /// <param name="Text">Python, ending in a line break.</param>
    /// <param name="DataSets">Files that must lie beside the script, by <see cref="KnownDataSet.FileName"/>.</param>
    public sealed record Script(string Text, IReadOnlyList<KnownDataSet> DataSets) : ExportOutcome;

    /// <summary>Something in the toy has no counterpart in a script.</summary>
    /// <param name="Diagnostics">What, and where it stands.</param>
    public sealed record Refused(IReadOnlyList<Diagnostic> Diagnostics) : ExportOutcome;
}
