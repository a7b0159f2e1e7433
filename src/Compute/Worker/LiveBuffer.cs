using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Worker;

/// <summary>
/// Gathers what a run tells until the next report. A reader's chart needs a choice of samples, not a million: what is over the
/// limits is left out here, and stands in the record.
/// </summary>
internal sealed class LiveBuffer : IRunObserver
{
    private const int MostSamplesInBatch = 1_000;
    private const int MostSamplesInRun = 50_000;
    private const int MostNumbersInBatch = 20_000;

    private readonly Lock gate = new();
    private List<LivePrediction> predictions = [];
    private List<LiveSample> samples = [];
    private double progress;
    private int numbers;
    private int samplesInRun;

    public void OnPredicted(int point, int seed, PredictedSeries prediction, IReadOnlyList<int> steps)
    {
        var size = prediction.Values.Sum(value => value.Length);
        lock (gate)
        {
            if (numbers + size > MostNumbersInBatch)
                return;
            numbers += size;
            predictions.Add(new LivePrediction(
                point, seed, prediction.Target, prediction.Theory, [.. steps], [.. prediction.Values.Select(value => Finite(value))]));
        }
    }

    public void OnSample(int point, int seed, string measure, int step, double time, ReadOnlySpan<double> value)
    {
        lock (gate)
        {
            if (samples.Count >= MostSamplesInBatch || samplesInRun >= MostSamplesInRun || numbers + value.Length > MostNumbersInBatch)
                return;
            numbers += value.Length;
            samplesInRun++;
            samples.Add(new LiveSample(point, seed, measure, step, Finite(time), Finite(value)));
        }
    }

    public void OnProgress(double fraction)
    {
        lock (gate)
            progress = Math.Clamp(fraction, progress, 1);
    }

    public void OnSeedCompleted(int point, SeedRecord record)
    {
        // Its samples have been told one by one.
    }

    /// <summary>Takes out what has gathered, as the report of a number; null where there is nothing new to say.</summary>
    public ProgressReport? Drain(LeaseId lease, int batch, double saidProgress)
    {
        lock (gate)
        {
            if (predictions.Count == 0 && samples.Count == 0 && progress <= saidProgress)
                return null;
            var report = new ProgressReport { Lease = lease, Batch = batch, Progress = progress, Predictions = predictions, Samples = samples };
            predictions = [];
            samples = [];
            numbers = 0;
            return report;
        }
    }

    private static double?[] Finite(ReadOnlySpan<double> values)
    {
        var finite = new double?[values.Length];
        for (var i = 0; i < values.Length; i++)
            finite[i] = Finite(values[i]);
        return finite;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
