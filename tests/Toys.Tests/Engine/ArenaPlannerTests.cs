using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class ArenaPlannerTests
{
    [Fact]
    public void Allocate_AfterFree_TakesTheSmallestGapThatFits()
    {
        var arena = new ArenaPlanner();
        var (a, _, c, _) = (arena.Allocate(80), arena.Allocate(8), arena.Allocate(16), arena.Allocate(8));
        arena.Free(a, 80);
        arena.Free(c, 16);
        Assert.Equal(c, arena.Allocate(10));
        Assert.Equal(a, arena.Allocate(10));
        Assert.Equal(112, arena.Length);
    }

    [Fact]
    public void Free_OfNeighbours_JoinsThem()
    {
        var arena = new ArenaPlanner();
        var (a, b, c) = (arena.Allocate(8), arena.Allocate(8), arena.Allocate(8));
        arena.Free(a, 8);
        arena.Free(c, 8);
        arena.Free(b, 8);
        Assert.Equal(0, arena.Allocate(30));
        Assert.Equal(32, arena.Length);
    }

    [Fact]
    public void Allocate_OfMoreThanNumbersHold_Saturates()
    {
        var arena = new ArenaPlanner();
        for (var i = 0; i < 5; i++)
            arena.Free(arena.Allocate(long.MaxValue), long.MaxValue);
        Assert.Equal(ArenaPlanner.Unbounded, arena.Length);
    }
}
