using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys;

/// <summary>A compiled toy: checked, priced, hashed, ready to run.</summary>
public sealed class Toy
{
    private Toy()
    {
    }

    /// <summary>The title of the first statement.</summary>
    public required string Title { get; init; }

    /// <summary>References as written: <c>arXiv:…</c>, <c>doi:…</c> or a URL.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>Every parameter with the value in force.</summary>
    public required IReadOnlyList<ToyParameter> Parameters { get; init; }

    /// <summary>Values of the swept parameters at every point of the grid; one empty point without a sweep.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, double>> Points { get; init; }

    /// <summary>Repetitions the toy asks for.</summary>
    public required int Seeds { get; init; }

    /// <summary>What it costs at most.</summary>
    public required ToyPrice Price { get; init; }

    /// <summary>The canonical form: comments, spacing and labels aside.</summary>
    public required string Canonical { get; init; }

    /// <summary>SHA-256 of the canonical form, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the part that predicts: what is locked before a run.</summary>
    public required string PredictionSha256 { get; init; }

    /// <summary>How measures and observes are to be drawn; the toy's own plots or a sensible default, never empty.</summary>
    public required IReadOnlyList<ToyPlot> Plots { get; init; }

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="fileName">What errors call it.</param>
    /// <param name="settings">Parameters set over their declared values; setting a swept one leaves that one point.</param>
    public static ToyCompilation Compile(
        string text, string fileName = "toy", IReadOnlyDictionary<string, double>? settings = null) =>
        throw new NotImplementedException();

    /// <summary>Runs the toy and returns what was measured and predicted, raw. Blocks; run it off the caller's thread.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunRecord Run(RunSettings settings, IRunObserver? observer = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Recomputes observes, errors, intervals and verdicts from raw series.</summary>
    public RunReport Judge(RunRecord record) => throw new NotImplementedException();
}

/// <summary>How a measure or observe is drawn.</summary>
/// <param name="Name">The measure or observe.</param>
/// <param name="Axis"><c>step</c>, <c>t</c>, a swept parameter, or <c>against</c> for a vector's own axis.</param>
/// <param name="IsHorizontalLogarithmic">Logarithmic horizontal axis.</param>
/// <param name="IsVerticalLogarithmic">Logarithmic vertical axis.</param>
public sealed record ToyPlot(string Name, string Axis, bool IsHorizontalLogarithmic, bool IsVerticalLogarithmic);
