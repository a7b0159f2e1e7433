using System.Text.Json;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Runs;

public sealed class RecordJoiningTests
{
    [Fact]
    public void Join_OfARunContinued_HasTheBitsAndTheReportOfOneRun()
    {
        var whole = ShortRuns.Run(0, 8);
        var (first, next) = (ShortRuns.Run(0, 4), ShortRuns.Run(4, 4));

        var joined = RecordJoining.Join(first, next);

        Assert.Equal(first.Seconds + next.Seconds, joined.Seconds);
        Assert.Equal(JsonSerializer.Serialize(whole.Points), JsonSerializer.Serialize(joined.Points));
        var (a, b) = (ShortRuns.Toy.Judge(whole), ShortRuns.Toy.Judge(joined with { Seconds = whole.Seconds }));
        Assert.Equal(JsonSerializer.Serialize(a), JsonSerializer.Serialize(b));
    }

    [Fact]
    public void Join_OfTwoEngines_NamesBoth() =>
        Assert.Equal("managed 1, torch 2", RecordJoining.Join(ShortRuns.Run(0, 1) with { Engine = "managed 1" }, ShortRuns.Run(1, 1) with { Engine = "torch 2" }).Engine);

    public static TheoryData<string, Func<RunRecord, RunRecord>> Strangers => new()
    {
        { "The records are of two toys.", r => r with { Sha256 = "other" } },
        { "two keys", r => r with { Key = RunKey.Zero } },
        { "2 and 1 sweep points", r => r with { Points = [r.Points[0]] } },
        { "Sweep point 0 has other parameters", r => r with { Points = [r.Points[1], r.Points[0]] } },
        { "repetition 5 follows 3", r => ShortRuns.Change(r, 0, s => s with { Seed = 5 }) },
        { "repetition 0 follows 3", r => ShortRuns.Run(0, 4) },
    };

    [Theory, MemberData(nameof(Strangers))]
    public void Join_OfRecordsThatDoNotContinueEachOther_IsRefused(string why, Func<RunRecord, RunRecord> change) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => RecordJoining.Join(ShortRuns.Run(0, 4), change(ShortRuns.Run(4, 4)))).Message, StringComparison.Ordinal);
}
