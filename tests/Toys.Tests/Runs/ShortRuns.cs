using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Runs;

/// <summary>A toy that draws, trains and sweeps in a millisecond, and what was made of its runs.</summary>
internal static class ShortRuns
{
    public static readonly RunKey Key = RunKey.Parse("5eed");

    /// <summary>Rates that a fork and noise tell apart, a theory that needs the draws, and a constant fitted on the first steps.</summary>
    public static readonly Toy Toy = Compile("""
        toy "A line pulled to noisy data"
        param n = 6
        param eta = 0.3
        data x ~ normal(n)
        weight w ~ normal(n)
        loss = mean((w - x)^2) * n / 2
        train gd(lr = eta / (1 + 0.01 * step)) for 12
        measure gap = w - x against range(n) + mean(x)
        measure loss_now = loss every 3
        observe last = final(loss_now)
        predict gap = exp(-t) * (init(w) - x)
        predict loss_now as "slow" = init(loss) * exp(-t)
        fit c in [1, 2, 3] from loss_now where step < 4
        predict loss_now as "fitted" = init(loss) * exp(-c * t)
        sweep eta in [0.05, 0.1]
        seeds 4
        check loss_now of "fitted" within 10%
        check gap within 5%
        """);

    public static Toy Compile(string text, params (string Name, double Value)[] settings)
    {
        var compilation = Toy.Compile(text, "toy", settings.ToDictionary(s => s.Name, s => s.Value));
        return compilation.Toy ?? throw new InvalidOperationException(string.Join("\n", compilation.Diagnostics));
    }

    public static RunRecord Run(int firstSeed, int seeds) =>
        Toy.Run(new RunSettings { Key = Key, FirstSeed = firstSeed, Seeds = seeds, Threads = 1 });

    /// <summary>The record with one repetition changed at every point.</summary>
    public static RunRecord Change(RunRecord record, int place, Func<SeedRecord, SeedRecord> change) => record with
    {
        Points = [.. record.Points.Select(p => p with { Seeds = [.. p.Seeds.Select((s, k) => k == place ? change(s) : s)] })],
    };

    /// <summary>The repetition with one measure's series changed.</summary>
    public static SeedRecord Change(SeedRecord seed, string measure, Func<MeasuredSeries, MeasuredSeries> change) =>
        seed with { Measured = [.. seed.Measured.Select(m => m.Name == measure ? change(m) : m)] };
}
