using LearningMechanics.Bench.Engines;
using LearningMechanics.Bench.Site;
using LearningMechanics.Bench.Start;

// The script `lm` starts this in the root of the checkout.
Console.OutputEncoding = System.Text.Encoding.UTF8;
switch (args)
{
    case []:
        return Math.Max(EngineBench.Run(), StartBench.Run());
    case ["engine"]:
        return EngineBench.Run();
    case ["start"]:
        return StartBench.Run();
    case ["site"]:
        return await SiteBench.RunAsync();
    default:
        Console.Error.WriteLine($"lm bench: `{string.Join(' ', args)}` is not understood; it takes engine, start or site, or nothing for the first two.");
        return 2;
}
