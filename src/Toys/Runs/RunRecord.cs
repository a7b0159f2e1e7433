namespace LearningMechanics.Toys.Runs;

/// <summary>Everything a run measured, raw: what a worker sends and the server judges.</summary>
/// <param name="Sha256">Hash of the toy's canonical form.</param>
/// <param name="Key">The key the draws came from.</param>
/// <param name="Engine">Name and version of the engine, for example <c>managed 0.1.0</c>.</param>
/// <param name="Seconds">Wall time of the run.</param>
/// <param name="Points">One per point of the sweep grid, in grid order.</param>
public sealed record RunRecord(string Sha256, RunKey Key, string Engine, double Seconds, IReadOnlyList<PointRecord> Points);

/// <summary>One point of the sweep grid.</summary>
/// <param name="Parameters">Value of every swept parameter at this point; empty without a sweep.</param>
/// <param name="Seeds">One record per repetition, in order of <see cref="SeedRecord.Seed"/>.</param>
public sealed record PointRecord(IReadOnlyDictionary<string, double> Parameters, IReadOnlyList<SeedRecord> Seeds);

/// <summary>One repetition at one sweep point.</summary>
/// <param name="Seed">The repetition's number, 0 to K−1.</param>
/// <param name="Measured">Every measure's series.</param>
/// <param name="Predicted">Every theory's series for this repetition.</param>
/// <param name="Divergence">Where and why the numbers stopped being finite, in one sentence; null if they did not.</param>
public sealed record SeedRecord(
    int Seed, IReadOnlyList<MeasuredSeries> Measured, IReadOnlyList<PredictedSeries> Predicted, string? Divergence);

/// <summary>One measure along one training run.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Steps">Steps at which it was taken, ascending; a single 0 without training.</param>
/// <param name="Times">Gradient-flow time at those steps.</param>
/// <param name="Values">Per step, the value's components in row-major order: one for a scalar.</param>
/// <param name="Against">The vector's own horizontal axis (<c>against</c>), or null.</param>
public sealed record MeasuredSeries(
    string Name, IReadOnlyList<int> Steps, IReadOnlyList<double> Times, IReadOnlyList<double[]> Values, double[]? Against = null);

/// <summary>One theory's values for a measure, at the measure's steps, or for an observe, as one value.</summary>
/// <param name="Target">The measure or observe it predicts.</param>
/// <param name="Theory">The rival's name; empty for a toy's only theory.</param>
/// <param name="Values">Per sampled step of the target, the predicted components.</param>
/// <param name="DivergencePredicted">Whether this theory says, at this sweep point, that the target blows up.</param>
/// <param name="Breakdown">Why the theory has no value at some step, such as a root without a change of sign; null where it has.</param>
public sealed record PredictedSeries(
    string Target, string Theory, IReadOnlyList<double[]> Values, bool DivergencePredicted = false, string? Breakdown = null);
