using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Tests.Theory;

public sealed class DormandPrinceTests
{
    [Fact]
    public void Oscillator_OverManyPeriods_StaysWithinItsTolerance()
    {
        var solver = new DormandPrince(2, (_, y, d) => (d[0], d[1]) = (y[1], -y[0]));
        solver.Start(0, [1, 0]);
        var y = new double[2];
        for (var t = 0.37; t < 60; t += 0.37)
        {
            solver.Reach(t, y);
            Assert.Equal(Math.Cos(t), y[0], 2e-6);
            Assert.Equal(-Math.Sin(t), y[1], 2e-6);
        }
    }

    [Fact]
    public void Error_WithATighterTolerance_Shrinks()
    {
        double ErrorAt(double tolerance)
        {
            var solver = new DormandPrince(1, (t, y, d) => d[0] = y[0] * Math.Cos(t)) { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance };
            solver.Start(0, [1]);
            var y = new double[1];
            var worst = 0.0;
            for (var t = 0.1; t < 10; t += 0.1)
            {
                solver.Reach(t, y);
                worst = Math.Max(worst, Math.Abs(y[0] - Math.Exp(Math.Sin(t))));
            }

            return worst;
        }

        Assert.InRange(ErrorAt(1e-6), 0, 1e-4);
        Assert.InRange(ErrorAt(1e-9), 0, 1e-7);
        Assert.True(ErrorAt(1e-9) < ErrorAt(1e-6) / 50);
    }

    [Fact]
    public void End_IsNeverPassed()
    {
        var latest = 0.0;
        var solver = new DormandPrince(1, (t, y, d) => (latest, d[0]) = (Math.Max(latest, t), 1)) { End = 1.5 };
        solver.Start(0, [0]);
        var y = new double[1];
        solver.Reach(1.5, y);
        Assert.Equal(1.5, y[0], 1e-12);
        Assert.Equal(1.5, latest);
    }

    [Fact]
    public void Time_MayRunBackwards()
    {
        var solver = new DormandPrince(1, (_, y, d) => d[0] = y[0]);
        solver.Start(0, [1]);
        var y = new double[1];
        foreach (var t in new[] { -0.5, -1, -2.5 })
        {
            solver.Reach(t, y);
            Assert.Equal(Math.Exp(t), y[0], 1e-8);
        }
    }

    [Fact]
    public void Reach_AtTheStart_IsTheStart()
    {
        var solver = new DormandPrince(2, (_, _, d) => d.Fill(double.NaN));
        solver.Start(3, [7, 8]);
        var y = new double[2];
        solver.Reach(3, y);
        Assert.Equal([7, 8], y);
    }

    [Fact]
    public void Reach_AllocatesNothing()
    {
        var solver = new DormandPrince(1, static (_, y, d) => d[0] = -y[0]);
        var y = new double[] { 1 };
        solver.Start(0, y);
        solver.Reach(0.1, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 2; i < 100; i++)
            solver.Reach(0.1 * i, y);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
