using LearningMechanics.Domain;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Tests.Runs;

/// <summary>Runs to queue, and words from those who hold them.</summary>
internal static class Orders
{
    public static ToySource Source { get; } = ToySource.Of("toy \"A toy that is only queued\"");

    public static RunOrder Order(long peakBytes = 1_000, string toy = "some-toy", double seconds = 0.5, string? visitor = null) => new(
        ToySlug.Parse(toy), "A toy that is only queued", Source.Hash, "sha", "prediction-sha",
        new Dictionary<string, double> { ["eta"] = 0.1 }, 4, RunKey.Draw(), new RunCost(1e6, peakBytes, seconds))
    {
        VisitorHash = visitor,
    };

    /// <summary>What a worker says of its machine.</summary>
    public static LeaseRequest Machine(long memoryBytes = long.MaxValue, DeviceKind kind = DeviceKind.Cpu) =>
        new() { Device = "a test CPU", Engine = "managed test", MemoryBytes = memoryBytes, Kind = kind, Cores = 2 };

    public static RunRecord Record(RunKey key) => new(
        "sha", key, "managed 0.1.0", 1.5,
        [new PointRecord(new Dictionary<string, double>(), [new SeedRecord(0, [new MeasuredSeries("loss", [0, 1], [0, 0.1], [[1 / 3.0], [double.NaN]])], [], null)])]);

    public static RunReport Report(string summary, Verdict verdict = Verdict.Holds) => new()
    {
        Title = "A toy that is only queued",
        Sha256 = "sha",
        PredictionSha256 = "prediction-sha",
        Key = RunKey.Zero.ToString(),
        Engine = "managed 0.1.0",
        Seconds = 1.5,
        Points = [],
        Across = new Dictionary<string, IReadOnlyList<AcrossReport>>(),
        Fits = [],
        Checks =
        [
            new CheckReport
            {
                Target = "loss", Theory = "theory", Error = 0.021, Low = 0.01, High = 0.03, Tolerance = 0.05, IsAbsolute = false,
                Verdict = verdict, Worst = null, ShareWithin = 1, IsDistinguishable = true, Summary = summary,
            },
        ],
    };

    public static JudgedRecord Judged(string summary = "holds: 2.1 % of 5 %") =>
        new(Record(RunKey.Zero), Report(summary), RunFinding.Unchecked);

    public static ProgressReport Progress(LeaseId lease, int batch, double progress) =>
        new() { Lease = lease, Batch = batch, Progress = progress };

    public static LeaseHold Hold(Worker worker, LeasedRun run) => new(worker.Id, run.Lease);
}
