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

    internal Toy(ToyOutline outline, ToyPrice price, ToyPrice predictionPrice, bool draws, IReadOnlyList<KnownDataSet> dataSets)
    {
        (_outline, Price, PredictionPrice, _draws, DataSets) = (outline, price, predictionPrice, draws, dataSets);
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

    /// <summary>Whether it states what would count as agreement: without that a run has no verdict.</summary>
    public bool HasChecks => _outline.Syntax.Statements.Any(statement => statement is CheckStatement);

    /// <summary>What it costs at most.</summary>
    public ToyPrice Price { get; }

    /// <summary>What <see cref="WithPredictions"/> costs at most with the toy's own seeds: the draws that theories read, and the theories.</summary>
    public ToyPrice PredictionPrice { get; }

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
        return new RunRecord(Sha256, settings.Key, EngineName.Managed, seconds, points);
    }

    /// <summary>Runs one repetition at one sweep point again, on this thread: what a run from this key must have measured there.
    /// Compare with <see cref="SpotCheck"/>.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="point">Index of the sweep point in <see cref="Points"/>.</param>
    /// <param name="seed">The repetition's number, ≥ 0.</param>
    /// <param name="dataSets">Finds data sets; null where the toy reads none.</param>
    /// <param name="cancellationToken">Ends it within a tenth of a second or so.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ToyRunFailedException">The toy cannot be run: too dear, or a mistake that only its numbers show.</exception>
    public SeedRecord Rerun(RunKey key, int point, int seed, IDataSource? dataSets = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        var settings = new RunSettings { Key = key, FirstSeed = seed, Threads = 1, DataSets = dataSets };
        return new ManagedEngine(dataSets).Run([ModelAt(point)], 1, settings, null, cancellationToken)[0].Seeds[0];
    }

    /// <summary>What one repetition at one sweep point costs at most.</summary>
    /// <param name="point">Index of the sweep point in <see cref="Points"/>.</param>
    public ToyPrice PriceOfRepetition(int point) => PointPrice.OfRun([ModelAt(point)], 1);

    /// <summary>Why a record cannot be of a run of this toy (another sweep, measures, shapes or steps), as a clause for a sentence;
    /// null where it can. The values themselves are not looked at.</summary>
    public string? ObjectionTo(RunRecord record) => RecordObjection.Of(this, ModelAt, record);

    /// <summary>The record with every prediction made on this machine, from the record's key: nothing is trained, and nothing is
    /// taken over from whoever ran it but measured values and the steps they were taken at. Times are recomputed too, save where
    /// a learning rate depends on the weights, or a phase before the last may stop early; so are the axes of vectors. Blocks.</summary>
    /// <param name="record">A run of this toy, of any seeds.</param>
    /// <param name="dataSets">Finds data sets that theories read; null where none does.</param>
    /// <param name="cancellationToken">Ends it within a tenth of a second or so.</param>
    /// <returns>The bits that a run on this machine would predict. Predictions with a fitted constant are left to
    /// <see cref="Judge(RunRecord, IDataSource?, SeedLook)"/>, which fits it.</returns>
    /// <exception cref="ArgumentException">The record cannot be of a run of this toy: ask <see cref="ObjectionTo"/> first.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ToyRunFailedException">A theory's numbers showed a mistake, such as an index out of range.</exception>
    public RunRecord WithPredictions(RunRecord record, IDataSource? dataSets = null, CancellationToken cancellationToken = default)
    {
        if (ObjectionTo(record) is { } objection)
            throw new ArgumentException(objection, nameof(record));
        return PredictionReplay.Of(ModelAt, record, dataSets, cancellationToken);
    }

    /// <summary>What its theories say before any run: they are evaluated at every step that would be sampled, nothing is trained,
    /// and every measured value is NaN. What <see cref="PredictionPrice"/> prices, for so many repetitions. Blocks.</summary>
    /// <param name="key">What the draws that theories read depend on; a run has another.</param>
    /// <param name="seeds">Repetitions to average over, ≥ 1.</param>
    /// <param name="dataSets">Finds data sets that theories read; null where none does.</param>
    /// <param name="cancellationToken">Ends it within a tenth of a second or so.</param>
    /// <returns>A report without checks and fits. A theory with a fitted constant has no values, nor has one that depends on a
    /// time which only training can tell.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ToyRunFailedException">A theory's numbers showed a mistake, such as an index out of range.</exception>
    public RunReport Foresee(RunKey key, int seeds = 1, IDataSource? dataSets = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seeds);
        try
        {
            return Foresight.Of(this, ModelAt, key, seeds, dataSets, cancellationToken);
        }
        catch (ToyError error)
        {
            throw new ToyRunFailedException(Diagnostic.At(_outline.Syntax.Source, error.Span, error.Message).ToString());
        }
    }

    /// <summary>Recomputes observes, errors, intervals and verdicts from raw series. Predictions are the record's: those of an
    /// untrusted one are made anew by <see cref="WithPredictions"/> first.</summary>
    /// <param name="record">The run.</param>
    /// <param name="dataSets">Finds data sets that a theory with a fitted constant reads; null where none does.</param>
    /// <param name="look">Which look this is, for a run to which seeds may be added.</param>
    /// <exception cref="ArgumentException">The record has not the seeds of the look.</exception>
    /// <exception cref="ToyRunFailedException">A check or observe cannot be evaluated on these series.</exception>
    public RunReport Judge(RunRecord record, IDataSource? dataSets = null, SeedLook look = default)
    {
        if (look.Seeds is { } seeds && record.Points.Any(p => p.Seeds.Count != seeds))
            throw new ArgumentException($"Look {look.Number} is taken with {seeds} seeds; the record has {record.Points[0].Seeds.Count}.", nameof(record));
        try
        {
            return new ToyJudge(this, _outline, ModelAt, _draws, look, dataSets).Judge(record);
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
