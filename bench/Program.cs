using LearningMechanics.Bench.Engines;
using LearningMechanics.Bench.Queue;
using LearningMechanics.Bench.Site;
using LearningMechanics.Bench.Start;
using LearningMechanics.Bench.Toys;

// The script `lm` starts this in the root of the checkout.
Console.OutputEncoding = System.Text.Encoding.UTF8;
switch (args)
{
    case []:
        return Math.Max(EngineBench.Run(), StartBench.Run());
    case ["engine"]:
        return EngineBench.Run();
    case ["step"]:
        return StepProfile.Run();
    case ["start"]:
        return StartBench.Run();
    case ["toys"]:
        return ToyBench.Run();
    case ["site"]:
        return await SiteBench.RunAsync();
    case ["site", var rate] when ushort.TryParse(rate, out var requests) && requests > 0:
        return await SiteBench.RunAsync(requests);
    case ["page"]:
        return await PageBench.RunAsync();
    case ["queue"]:
        return await QueueBench.RunAsync();
    case ["queue", var count] when ushort.TryParse(count, out var runs) && runs > 0:
        return await QueueBench.RunAsync(runs);
    default:
        Console.Error.WriteLine($"lm bench: `{string.Join(' ', args)}` is not understood; it takes engine, step, start, toys, site (with a number of requests a second, if not 1000), page or queue (with a number of runs, if not 100), or nothing for the first two.");
        return 2;
}
