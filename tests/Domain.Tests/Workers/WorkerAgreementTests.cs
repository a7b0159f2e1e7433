using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Tests.Workers;

public sealed class WorkerAgreementTests
{
    private const int Seeds = 8;

    private static readonly WorkerId[] Fleet = [.. Enumerable.Range(0, 4).Select(_ => WorkerId.New(TimeProvider.System))];

    [Fact]
    public void Of_WorkersThatMeasureTheSame_OutliersAreAsRareAsTheirProbabilitySays()
    {
        var probabilities = Enumerable.Range(0, 500)
            .SelectMany(trial => WorkerAgreement.Of(Measure(trial, settings: 12, bias: 0, Normal)).Select(agreement => agreement.Probability)).ToList();

        Assert.Equal(2_000, probabilities.Count);
        Assert.InRange(probabilities.Count(p => p < 0.05), 30, 170);
        Assert.DoesNotContain(probabilities, p => p < WorkerAgreement.Level);
    }

    /// <summary>Losses are often spread like exponentials of normals, and far from normal with eight repetitions.</summary>
    [Fact]
    public void Of_SkewedMeasurements_NoHonestWorkerIsAnOutlier()
    {
        for (var trial = 0; trial < 300; trial++)
            Assert.DoesNotContain(WorkerAgreement.Of(Measure(trial, settings: 40, bias: 0, random => Math.Exp(1.5 * Normal(random)))), agreement => agreement.IsOutlier);
    }

    [Theory]
    [InlineData(3, 24)]
    [InlineData(4, 12)]
    public void Of_WorkerBiasedByTwoDeviations_IsFoundAndNobodyElse(int workers, int settings)
    {
        for (var trial = 0; trial < 100; trial++)
        {
            var agreements = WorkerAgreement.Of(Measure(trial, settings, bias: 2, Normal).Where(reading => Fleet.AsSpan(0, workers).Contains(reading.Worker)));

            Assert.Equal(Fleet[0], Assert.Single(agreements, agreement => agreement.IsOutlier).Worker);
        }
    }

    [Fact]
    public void Of_TwoWorkersThatDiffer_NeitherIsCalledTheOutlier()
    {
        var agreements = WorkerAgreement.Of(Measure(1, settings: 12, bias: 5, Normal).Where(reading => reading.Worker == Fleet[0] || reading.Worker == Fleet[1]));

        Assert.All(agreements, agreement => Assert.True(agreement.Probability < WorkerAgreement.Level));
        Assert.DoesNotContain(agreements, agreement => agreement.IsOutlier);
    }

    [Fact]
    public void Of_ToyThatDrawsNothing_OnlyAnotherValueCounts()
    {
        SettingReading[] same = [.. Fleet.Select(worker => new SettingReading(worker, "setting", 4, 1.25, 0))];
        Assert.Empty(WorkerAgreement.Of(same));

        var agreements = WorkerAgreement.Of([.. same[1..], same[0] with { Mean = 1.26 }]);
        Assert.Equal(Fleet[0], Assert.Single(agreements, agreement => agreement.IsOutlier).Worker);
    }

    [Fact]
    public void Of_SettingsThatNobodyElseRan_AreLeftOut() =>
        Assert.Empty(WorkerAgreement.Of(Fleet.Select((worker, i) => new SettingReading(worker, $"setting {i}", 4, i, 1))));

    private static IEnumerable<SettingReading> Measure(int trial, int settings, double bias, Func<Random, double> draw)
    {
        var random = new Random(trial);
        for (var setting = 0; setting < settings; setting++)
        {
            foreach (var worker in Fleet)
            {
                var values = Enumerable.Range(0, Seeds).Select(_ => draw(random) + (worker == Fleet[0] ? bias : 0)).ToList();
                var mean = values.Average();
                yield return new(worker, $"setting {setting}", Seeds, mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Seeds - 1)));
            }
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
