using System.Diagnostics;
using System.Text;
using LearningMechanics.Toys;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Bench.Toys;

/// <summary>What the language promises before it runs anything, held against what happens: a refusal comes at once, and a price
/// is near the truth.</summary>
internal static class ToyBench
{
    private const int MutantsEach = 100;

    private const int MostRepeats = 40;
    private const double RepeatSeconds = 0.6;

    /// <summary>Seconds of a processor in which a wrong toy is to be refused.</summary>
    private const double RefusalLimit = 0.3;

    public static int Run()
    {
        var toys = Directory.EnumerateFiles(Path.Combine("content", "toys"), "*.toy").Order(StringComparer.Ordinal).ToArray();
        var refusals = Refusals(toys);
        Console.WriteLine();
        Prices(toys);
        return refusals ? 0 : 1;
    }

    /// <summary>Shipped toys with a few bytes changed: how long it takes to say what is wrong.</summary>
    private static bool Refusals(string[] toys)
    {
        var (random, seconds) = (new System.Random(1), new List<double>());
        foreach (var path in toys)
        {
            var bytes = File.ReadAllBytes(path);
            for (var i = 0; i < MutantsEach; i++)
            {
                var mutant = bytes.ToArray();
                for (var change = 0; change < 3; change++)
                    mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
                var text = Encoding.UTF8.GetString(mutant);
                var (took, compilation) = Timed(() => Toy.Compile(text));
                if (compilation.Toy is null)
                    seconds.Add(took);
            }
        }

        var largest = seconds.Skip(seconds.Count / 10).Max();
        Console.WriteLine($"{seconds.Count} refusals of shipped toys with three bytes changed: median {Statistics.Duration(Statistics.Median(seconds))}, "
            + $"99 % below {Statistics.Duration(Statistics.Quantile(seconds, 0.99))}, all but the first tenth (which the compiler of .NET slows) below "
            + $"{Statistics.Duration(largest)}; asked for: {Statistics.Duration(RefusalLimit)}.");
        return largest <= RefusalLimit;
    }

    /// <summary>One repetition at the first and the last sweep point of every shipped toy.</summary>
    private static void Prices(string[] toys)
    {
        // The compiler of .NET takes its time with code that runs for the first time; prices are of code that has run.
        foreach (var path in toys)
            if (Toy.Compile(File.ReadAllText(path), path).Toy is { } toy)
                _ = Best(() => toy.Rerun(RunKey.Zero, 0, 0, Assets.Source));

        var sheet = new Sheet(("one repetition of", 34), ("estimated", 10), ("took", 10), ("ratio", 7), ("priced MB", 10), ("allocated MB", 13));
        var ratios = new List<double>();
        foreach (var path in toys)
        {
            if (Toy.Compile(File.ReadAllText(path), path).Toy is not { } toy)
                continue;
            foreach (var point in new[] { 0, toy.Points.Count - 1 }.Distinct())
            {
                var price = toy.PriceOfRepetition(point);
                var (took, allocated) = Best(() => toy.Rerun(RunKey.Zero, point, 1, Assets.Source));
                ratios.Add(price.Seconds / took);
                sheet.Write(
                    $"{Path.GetFileNameWithoutExtension(path)}, point {point}", Statistics.Duration(price.Seconds), Statistics.Duration(took),
                    $"{price.Seconds / took:0.00}", $"{price.PeakBytes / 1e6:0.0}", $"{allocated / 1e6:0.0}");
            }
        }

        Console.WriteLine($"Estimated over taken: median {Statistics.Median(ratios):0.00}, from {ratios.Min():0.00} to {ratios.Max():0.00}; "
            + $"{ratios.Count(r => r is > 1 / 3.0 and < 3)} of {ratios.Count} within a factor of three. Allocated includes the compiled graph, which is not priced.");
    }

    /// <summary>The shortest of several runs, compiled by then, and what the last one allocated.</summary>
    private static (double Seconds, double Bytes) Best(Func<SeedRecord> run)
    {
        var (best, bytes, total) = (double.PositiveInfinity, 0.0, 0.0);
        for (var i = 0; i < MostRepeats && (i < 2 || total < RepeatSeconds); i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var (took, _) = Timed(run);
            (best, bytes, total) = (Math.Min(best, took), GC.GetTotalAllocatedBytes(precise: true) - before, total + took);
        }

        return (best, bytes);
    }

    /// <summary>Processor time: others may share the machine.</summary>
    private static (double Seconds, T Value) Timed<T>(Func<T> work)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var value = work();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalSeconds, value);
    }

    private sealed class Assets : IDataSource
    {
        private readonly Dictionary<string, DataSetAsset> _read = [];

        public static Assets Source { get; } = new();

        public DataSetAsset Load(string name)
        {
            lock (_read)
                return _read.TryGetValue(name, out var asset)
                    ? asset
                    : _read[name] = DataSetAsset.Parse(name, File.ReadAllBytes(Path.Combine("artifacts", "datasets", KnownDataSet.Find(name).FileName)));
        }
    }
}
