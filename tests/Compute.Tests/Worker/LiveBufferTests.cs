using LearningMechanics.Compute.Worker;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Compute.Tests.Worker;

public sealed class LiveBufferTests
{
    private static readonly LeaseId Lease = LeaseId.New(TimeProvider.System);
    private readonly LiveBuffer buffer = new();

    [Fact]
    public void Drain_NothingHappened_SaysNothing() => Assert.Null(buffer.Drain(Lease, 1, 0));

    [Fact]
    public void Drain_Samples_AreTakenOutOnce()
    {
        buffer.OnSample(0, 3, "loss", 7, 0.7, [1, double.NaN]);
        buffer.OnProgress(0.5);

        var report = buffer.Drain(Lease, 4, 0);

        Assert.Equal(4, report?.Batch);
        Assert.Equal(0.5, report?.Progress);
        var sample = Assert.Single(report!.Samples);
        Assert.Equal([1, null], sample.Value);
        Assert.Null(buffer.Drain(Lease, 5, 0.5));
    }

    [Fact]
    public void Progress_ReportedOutOfOrder_NeverFalls()
    {
        buffer.OnProgress(0.6);
        buffer.OnProgress(0.4);
        buffer.OnProgress(1.7);

        Assert.Equal(1, buffer.Drain(Lease, 1, 0)?.Progress);
    }

    [Fact]
    public void Sample_AMillionOfThem_ABatchStaysSmall()
    {
        for (var step = 0; step < 1_000_000; step++)
            buffer.OnSample(0, 0, "loss", step, step, [step]);

        Assert.Equal(1_000, buffer.Drain(Lease, 1, 0)?.Samples.Count);
    }

    [Fact]
    public async Task Sample_FromManyThreads_NoneIsLostOrDoubled()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() =>
        {
            for (var step = 0; step < 100; step++)
                buffer.OnSample(0, seed, "loss", step, step, [step]);
        })));

        var samples = buffer.Drain(Lease, 1, 0)!.Samples;
        Assert.Equal(800, samples.Select(sample => (sample.Seed, sample.Step)).Distinct().Count());
        Assert.Equal(800, samples.Count);
    }
}
