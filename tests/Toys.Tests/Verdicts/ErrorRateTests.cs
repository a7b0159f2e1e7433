using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

/// <summary>How often a verdict is wrong, by simulation: wrong theories hold in under 3 %, exact ones fail in under 2 %.</summary>
public sealed class ErrorRateTests
{
    private const double Tolerance = 0.05;
    private const double WrongBy = 1.1;

    public static TheoryData<int, double, Layout> Modest => Grid([4, 6, 64], [0.1, 1, 10], [Layout.OnePoint, Layout.FiveTogether]);

    public static TheoryData<int, double, Layout> Full =>
        Grid([4, 5, 6, 8, 16, 32, 64], [0.1, 0.3, 1, 3, 10], Enum.GetValues<Layout>());

    public enum Layout
    {
        OnePoint,
        FiveTogether,
        FiveApart,
        ThirtyTogether,
        ThirtyApart,
        TenComponents,
        OnePredictionThatVaries,
    }

    [Theory]
    [MemberData(nameof(Modest))]
    public void Check_ModestSimulation_KeepsItsErrorRates(int seeds, double noise, Layout layout) =>
        AssertRates(seeds, noise, layout, trials: seeds > 16 ? 150 : 2000);

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Full))]
    public void Check_FullSimulation_KeepsItsErrorRates(int seeds, double noise, Layout layout) =>
        AssertRates(seeds, noise, layout, trials: layout is Layout.ThirtyApart or Layout.ThirtyTogether ? 800 : 3000);

    [Theory]
    [InlineData(4, 0.2)]
    [InlineData(16, 0.5)]
    [InlineData(64, 1)]
    public void Check_ExactTheoryLittleNoise_NearlyAlwaysHolds(int seeds, double noise)
    {
        var rates = new Simulation(seeds, noise, Layout.OnePoint).Run(trials: 500, trueError: 0);

        Assert.True(rates.Holds > 0.9, $"holds in {rates.Holds:P1}");
    }

    [Theory]
    [InlineData(4, 0.2)]
    [InlineData(64, 1)]
    public void Check_GrosslyWrongTheory_NearlyAlwaysFails(int seeds, double noise)
    {
        var rates = new Simulation(seeds, noise, Layout.OnePoint).Run(trials: 500, trueError: 3);

        Assert.True(rates.Fails > 0.9, $"fails in {rates.Fails:P1}");
    }

    private static void AssertRates(int seeds, double noise, Layout layout, int trials)
    {
        var simulation = new Simulation(seeds, noise, layout);
        var (holds, _) = simulation.Run(trials, WrongBy);
        var (_, fails) = simulation.Run(trials, trueError: 0);

        Assert.True(holds < 0.03, $"a wrong theory holds in {holds:P2}");
        Assert.True(fails < 0.02, $"an exact theory fails in {fails:P2}");
    }

    private static TheoryData<int, double, Layout> Grid(int[] seeds, double[] noises, Layout[] layouts)
    {
        var grid = new TheoryData<int, double, Layout>();
        foreach (var k in seeds)
        {
            foreach (var noise in noises)
            {
                foreach (var layout in layouts)
                    grid.Add(k, noise, layout);
            }
        }

        return grid;
    }

    /// <summary>Runs of an invented experiment whose truth is known; noise is in units of the tolerance.</summary>
    private sealed class Simulation(int seeds, double noise, Layout layout)
    {
        // Columns enough for the fewest replicates: the rates must hold for large checks too, and the tests end sooner.
        private readonly SeedResamples resamples = SeedResamples.For(seeds, columns: 1_000_000);

        private int Points => layout switch
        {
            Layout.FiveTogether or Layout.FiveApart => 5,
            Layout.ThirtyTogether or Layout.ThirtyApart => 30,
            _ => 1,
        };

        private int Components => layout == Layout.TenComponents ? 10 : 1;

        public (double Holds, double Fails) Run(int trials, double trueError)
        {
            var terms = new CheckTerms { Tolerance = Tolerance, Draws = true };
            var (holds, fails) = (0, 0);
            for (var trial = 0; trial < trials; trial++)
            {
                var judged = Assert.IsType<CheckOutcome.Judged>(Judge.Check(Experiment(trial, trueError), terms, resamples));
                holds += judged.Verdict == Verdict.Holds ? 1 : 0;
                fails += judged.Verdict == Verdict.Fails ? 1 : 0;
            }

            return ((double)holds / trials, (double)fails / trials);
        }

        private CheckPoint[] Experiment(int trial, double trueError)
        {
            var points = new CheckPoint[Points];
            for (var i = 0; i < points.Length; i++)
            {
                var together = layout is Layout.FiveTogether or Layout.ThirtyTogether;
                points[i] = Point(trial, trueError, together ? 0 : i);
            }

            return points;
        }

        private CheckPoint Point(int trial, double trueError, int stream)
        {
            var (z, varying) = (new double[seeds * Components], new double[seeds]);
            DrawStream.For(RunKey.Zero, trial, $"noise {seeds} {noise} {trueError}", stream).FillNormal(z);
            DrawStream.For(RunKey.Zero, trial, $"prediction {seeds} {noise} {trueError}", stream).FillUniform(varying);
            var (measured, predicted) = (new double[z.Length], new double[z.Length]);
            for (var i = 0; i < z.Length; i++)
            {
                // The prediction has the norm 1 (on average, where it varies), and so has the direction of the error.
                predicted[i] = layout == Layout.OnePredictionThatVaries ? 0.5 + varying[i] : 1 / Math.Sqrt(Components);
                measured[i] = predicted[i] + (Tolerance * (trueError + (noise * z[i])) / Math.Sqrt(Components));
            }

            return new CheckPoint { Weight = 1, Components = Components, Measured = measured, Predicted = predicted };
        }
    }
}
