using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Judging;

public sealed class RecordObjectionTests
{
    [Fact]
    public void Objection_ToARunOfTheToy_IsNone()
    {
        Assert.Null(ShortRuns.Toy.ObjectionTo(ShortRuns.Run(0, 2)));
        Assert.Null(ShortRuns.Toy.ObjectionTo(ShortRuns.Run(5, 1)));
    }

    public static TheoryData<string, Func<RunRecord, RunRecord>> Forgeries => new()
    {
        { "the record is of another toy", r => r with { Sha256 = "other" } },
        { "the record has 1 sweep points in place of 2", r => r with { Points = [r.Points[0]] } },
        { "sweep point 0: its parameters are not the toy's", r => r with { Points = [r.Points[1], r.Points[0]] } },
        { "sweep point 0: it has no repetition", r => r with { Points = [.. r.Points.Select(p => p with { Seeds = [] })] } },
        { "sweep point 0: seed 0 follows seed 0", r => ShortRuns.Change(r, 1, s => s with { Seed = 0 }) },
        { "sweep point 0: seed 1: it has the measures gap in place of gap, loss_now", r => ShortRuns.Change(r, 1, s => s with { Measured = [s.Measured[0]] }) },
        { "loss_now: it ends at step 9 in place of 12", r => Series(r, "loss_now", m => Keep(m, 4)) },
        { "loss_now: step 4 is none that it is sampled at", r => Series(r, "loss_now", m => m with { Steps = [0, 3, 4, 9, 12] }) },
        { "loss_now: step 15 is none that it is sampled at", r => Series(r, "loss_now", m => new MeasuredSeries(m.Name, [.. m.Steps, 15], [.. m.Times, 9], [.. m.Values, [0]])) },
        { "loss_now has 5 steps, 5 times and 4 values", r => Series(r, "loss_now", m => m with { Values = [.. m.Values.Skip(1)] }) },
        { "gap has a value of 5 numbers in place of 6", r => Series(r, "gap", m => m with { Values = [.. m.Values.Select(v => v[1..])] }) },
        { "gap: time NaN follows time 0", r => Series(r, "gap", m => m with { Times = [0, .. m.Times.Skip(1).Select(_ => double.NaN)] }) },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public void Objection_ToAForgedRecord_SaysWhat(string what, Func<RunRecord, RunRecord> forge) =>
        Assert.Contains(what, ShortRuns.Toy.ObjectionTo(forge(ShortRuns.Run(0, 2))), StringComparison.Ordinal);

    [Fact]
    public void Objection_ToADivergedRun_LeavesItsMissingStepsAlone() =>
        Assert.Null(ShortRuns.Toy.ObjectionTo(ShortRuns.Change(
            ShortRuns.Run(0, 2), 1, s => ShortRuns.Change(s, "loss_now", m => Keep(m, 2)) with { Divergence = "loss_now is not finite at step 6." })));

    private static RunRecord Series(RunRecord record, string measure, Func<MeasuredSeries, MeasuredSeries> change) =>
        ShortRuns.Change(record, 1, s => ShortRuns.Change(s, measure, change));

    private static MeasuredSeries Keep(MeasuredSeries series, int samples) => series with
    {
        Steps = [.. series.Steps.Take(samples)],
        Times = [.. series.Times.Take(samples)],
        Values = [.. series.Values.Take(samples)],
    };
}
