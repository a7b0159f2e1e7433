using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class BatchOrderTests
{
    [Fact]
    public void FillRows_OneEpoch_VisitsEveryRowOnce()
    {
        var order = new BatchOrder(RunKey.Zero, 0, "x", rows: 12, size: 4, withReplacement: false);

        int[] seen = [.. Steps(order, 0, 3)];

        Assert.Equal(Enumerable.Range(0, 12), seen.Order());
        Assert.NotEqual(Enumerable.Range(0, 12), seen);
    }

    [Fact]
    public void FillRows_NextEpoch_IsShuffledAnew()
    {
        var order = new BatchOrder(RunKey.Zero, 0, "x", rows: 12, size: 4, withReplacement: false);

        Assert.NotEqual(Steps(order, 0, 3), Steps(order, 3, 3));
    }

    [Fact]
    public void FillRows_RemainderOfRows_IsDroppedButFairOverEpochs()
    {
        var order = new BatchOrder(RunKey.Zero, 0, "x", rows: 10, size: 4, withReplacement: false);
        var counts = new int[10];
        for (var epoch = 0; epoch < 2_000; epoch++)
        {
            var seen = Steps(order, 2 * epoch, 2);
            Assert.Equal(8, seen.Distinct().Count());
            foreach (var row in seen)
                counts[row]++;
        }

        // Each count is binomial(2000, 0.8); four standard deviations are 72.
        Assert.All(counts, count => Assert.InRange(count, 1528, 1672));
    }

    [Fact]
    public void FillRows_StepsInAnyOrder_AreTheSame()
    {
        var order = new BatchOrder(RunKey.Zero, 0, "x", rows: 9, size: 2, withReplacement: false);
        var late = Steps(order, 17, 1);
        Steps(order, 2, 1);

        Assert.Equal(late, Steps(order, 17, 1));
    }

    [Fact]
    public void FillRows_WithReplacement_DrawsEveryRowAlikeAndRepeatsSome()
    {
        var order = new BatchOrder(RunKey.Zero, 0, "x", rows: 5, size: 8, withReplacement: true);
        var seen = Steps(order, 0, 2_000);

        GoodnessOfFit.AssertCounts([.. Enumerable.Range(0, 5).Select(row => seen.Count(s => s == row))], [0.2, 0.2, 0.2, 0.2, 0.2]);
    }

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(10, 11, false)]
    [InlineData(0, 1, true)]
    public void Constructor_ImpossibleBatch_IsRefused(int rows, int size, bool withReplacement) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchOrder(RunKey.Zero, 0, "x", rows, size, withReplacement));

    private static int[] Steps(BatchOrder order, int first, int count)
    {
        var rows = new int[order.Size];
        var seen = new List<int>();
        for (var step = first; step < first + count; step++)
        {
            order.FillRows(step, rows);
            seen.AddRange(rows);
        }

        return [.. seen];
    }
}
