using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Bench.Engines;

/// <summary>The engine against PyTorch: eager, float64, the same mathematics, in turns.</summary>
internal static class EngineBench
{
    public static readonly Perceptron Small = new(10, 64, 128);
    public static readonly Perceptron Middle = new(32, 256, 256);
    public static readonly Perceptron Large = new(100, 1024, 512);

    // The least a release keeps, as times faster than PyTorch.
    private static readonly (IWorkload Workload, double? Target)[] Targets =
    [
        (Small, 3), (Middle, 2), (Large, 1), (Small with { Seeds = 64 }, 2),
    ];

    private static readonly IWorkload[] Products = [.. new[] { 64, 128, 256, 512, 1024, 2048 }.Select(n => new SquareProduct(n))];

    private static readonly IWorkload[] Growth =
    [
        .. new[] { 64, 128, 512 }.Select(w => Middle with { Width = w }),
        .. new[] { 2, 4 }.Select(d => Middle with { Depth = d }),
        .. new[] { 64, 1024 }.Select(r => Middle with { Rows = r }),
        .. new[] { 4, 16 }.Select(s => Small with { Seeds = s }),
    ];

    public static int Run()
    {
        using var single = Twin.Start(1, out var whyNot);
        using var all = single is null ? null : Twin.Start(Environment.ProcessorCount, out whyNot);
        Introduce(single, whyNot);
        var sheet = new Sheet(("one step", 34), ("here", 9), ("PyTorch", 9), ("faster", 8), ("rounds", 13), ("target", 7), ("", 6));
        List<string> failures = [];
        foreach (var (workload, target) in (IEnumerable<(IWorkload, double?)>)[.. Targets, .. Products.Concat(Growth).Select(w => (w, (double?)null))])
            try
            {
                Report(sheet, workload, target, single, all);
            }
            catch (Exception failure) when (failure is DisagreementException or ToyRunFailedException or InvalidOperationException)
            {
                sheet.Write(workload.Name, "—", "—", "—", "see below");
                failures.Add($"lm bench: {failure.Message}");
            }

        foreach (var failure in failures)
            Console.Error.WriteLine(failure);
        return failures.Count == 0 ? 0 : 1;
    }

    private static void Introduce(Twin? twin, string whyNot)
    {
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(twin?.Introduction switch
        {
            null => $"No PyTorch to race against ({whyNot}): on Debian, apt-get install python3-torch libopenblas0. This engine alone:",
            { Blas: null } i => $"PyTorch {i.Version} without OpenBLAS: its products are slower than they need be; on Debian, apt-get install libopenblas0",
            var i => $"PyTorch {i.Version} with {i.Blas}",
        });
        Console.WriteLine($"float64; one seed on one thread by processor time, several on all cores by wall time; medians, and the range of the rounds\n");
    }

    private static void Report(Sheet sheet, IWorkload workload, double? target, Twin? single, Twin? all)
    {
        var contest = workload.Seeds == 1
            ? Contest.Hold(workload, single, 1)
            : Contest.Hold(workload, all, Environment.ProcessorCount);
        var here = Statistics.Duration(contest.Ours);
        var least = target is { } t ? $"≥ {t} ×" : "";
        if (contest.Ratios.Count == 0)
        {
            sheet.Write(workload.Name, here, "—", "—", "—", least, "");
            return;
        }

        var ratio = Statistics.Median(contest.Ratios);
        sheet.Write(
            workload.Name, here, Statistics.Duration(contest.Theirs), $"{ratio:0.00} ×",
            $"{contest.Ratios.Min():0.00}–{contest.Ratios.Max():0.00}", least, target is null ? "" : ratio >= target ? "met" : "missed");
    }
}
