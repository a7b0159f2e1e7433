using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Engine;

/// <summary>Writes down everything a run tells.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    private readonly Lock _lock = new();

    public List<string> Events { get; } = [];

    public List<double> Progress { get; } = [];

    public Action<string>? OnEvent { get; init; }

    public void OnPredicted(int point, int seed, PredictedSeries prediction, IReadOnlyList<int> steps) => Note($"predicted {prediction.Target}");

    public void OnSample(int point, int seed, string measure, int step, double time, ReadOnlySpan<double> value) => Note($"sample {measure}");

    public void OnProgress(double fraction)
    {
        lock (_lock)
            Progress.Add(fraction);
    }

    public void OnSeedCompleted(int point, SeedRecord record) => Note($"completed {point} {record.Seed}");

    private void Note(string what)
    {
        lock (_lock)
            Events.Add(what);
        OnEvent?.Invoke(what);
    }
}
