using System.Security.Cryptography;
using System.Text;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Judging;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys;

/// <summary>A compiled toy: checked, priced, hashed, ready to run.</summary>
public sealed class Toy
{
    private readonly ToyOutline _outline;
    private readonly bool _draws;

    internal Toy(ToyOutline outline, ToyPrice price, bool draws, IReadOnlyList<KnownDataSet> dataSets)
    {
        (_outline, Price, _draws, DataSets) = (outline, price, draws, dataSets);
        Canonical = CanonicalForm.Of(outline.Syntax);
        Sha256 = Hash(Canonical);
        PredictionSha256 = Hash(CanonicalForm.Of(PredictionPart.Of(outline.Syntax)));
        Points = [.. Enumerable.Range(0, (int)outline.PointCount).Select(outline.SweptAt)];
        Plots = PlotChoice.For(outline);
    }

    /// <summary>The title of the first statement.</summary>
    public string Title => _outline.Title;

    /// <summary>References as written: <c>arXiv:…</c>, <c>doi:…</c> or a URL.</summary>
    public IReadOnlyList<string> Citations => _outline.Citations;

    /// <summary>Every parameter with the value in force.</summary>
    public IReadOnlyList<ToyParameter> Parameters => _outline.Parameters;

    /// <summary>Values of the swept parameters at every point of the grid; one empty point without a sweep.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Points { get; }

    /// <summary>Repetitions the toy asks for.</summary>
    public int Seeds => _outline.Seeds;

    /// <summary>What it costs at most.</summary>
    public ToyPrice Price { get; }

    /// <summary>Data sets it uses: what a host has to fetch before a run.</summary>
    public IReadOnlyList<KnownDataSet> DataSets { get; }

    /// <summary>The canonical form: title, citations, comments, spacing and labels aside.</summary>
    public string Canonical { get; }

    /// <summary>SHA-256 of the canonical form, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>SHA-256 of the part that predicts: what is locked before a run.</summary>
    public string PredictionSha256 { get; }

    /// <summary>How measures and observes are to be drawn; the toy's own plots or a sensible default.</summary>
    public IReadOnlyList<ToyPlot> Plots { get; }

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="fileName">What errors call it.</param>
    /// <param name="settings">Parameters set over their declared values; setting a swept one leaves that one point.</param>
    public static ToyCompilation Compile(
        string text, string fileName = "toy", IReadOnlyDictionary<string, double>? settings = null) =>
        new ToyCompiler(new SourceText(fileName, text)).Compile(settings ?? new Dictionary<string, double>());

    /// <summary>Runs the toy and returns what was measured and predicted, raw. Blocks; run it off the caller's thread.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ToyRunFailedException">The toy cannot be run: too dear, or a mistake that only its numbers show.</exception>
    public RunRecord Run(RunSettings settings, IRunObserver? observer = null, CancellationToken cancellationToken = default)
    {
        var engine = new ManagedEngine(settings.DataSets);
        var started = TimeProvider.System.GetTimestamp();
        PointModel[] models = [.. Enumerable.Range(0, Points.Count).Select(ModelAt)];
        var points = engine.Run(models, settings.Seeds ?? Seeds, settings, observer, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return new RunRecord(Sha256, settings.Key, $"{engine.Name} {engine.Version}", seconds, points);
    }

    /// <summary>Recomputes observes, errors, intervals and verdicts from raw series.</summary>
    /// <param name="record">The run.</param>
    /// <param name="dataSets">Finds data sets that a theory with a fitted constant reads; null where none does.</param>
    /// <exception cref="ToyRunFailedException">A check or observe cannot be evaluated on these series.</exception>
    public RunReport Judge(RunRecord record, IDataSource? dataSets = null)
    {
        try
        {
            return new ToyJudge(this, _outline, ModelAt, _draws, dataSets).Judge(record);
        }
        catch (ToyError error)
        {
            throw new ToyRunFailedException(Diagnostic.At(_outline.Syntax.Source, error.Span, error.Message).ToString());
        }
    }

    /// <summary>The statements as parsed and the grid.</summary>
    internal ToyOutline Outline => _outline;

    /// <summary>The toy at one sweep point, compiled anew.</summary>
    internal PointModel ModelAt(int point)
    {
        var diagnostics = new DiagnosticList(_outline.Syntax.Source);
        return ToyElaborator.Elaborate(_outline, point, diagnostics, [])
            ?? throw new ToyRunFailedException(diagnostics.Sorted[0].ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
