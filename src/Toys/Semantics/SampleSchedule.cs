using System.Collections.Immutable;

namespace LearningMechanics.Toys.Semantics;

/// <summary>The steps at which a measure is taken.</summary>
internal static class SampleSchedule
{
    /// <summary>How many samples a measure without a schedule of its own gets, about.</summary>
    public const int DefaultSamples = 200;

    /// <summary>Every step of a short training; otherwise 0 and about 200 steps in geometric progression, dense early, the last one included.</summary>
    public static (ImmutableArray<int> Steps, bool IsLinear) Default(int steps)
    {
        if (steps <= DefaultSamples)
            return ([.. Enumerable.Range(0, steps + 1)], true);

        // A progression by a ratio repeats whole steps early on, so the ratio is tightened until enough distinct ones remain.
        var (low, high) = (1.0001, Math.Pow(steps, 1.0 / 50));
        for (var i = 0; i < 40; i++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Geometric(steps, middle).Count > DefaultSamples ? (middle, high) : (low, middle);
        }

        return ([0, .. Geometric(steps, high)], false);
    }

    /// <summary>Every <paramref name="interval"/>-th step and the last.</summary>
    public static ImmutableArray<int> Every(int interval, int steps)
    {
        var every = Enumerable.Range(0, steps / interval + 1).Select(i => i * interval);
        return steps % interval == 0 ? [.. every] : [.. every, steps];
    }

    private static List<int> Geometric(int steps, double ratio)
    {
        var list = new List<int>();
        for (double at = 1; at < steps; at = Math.Max(Math.Floor(at) + 1, at * ratio))
            list.Add((int)at);
        list.Add(steps);
        return list;
    }
}
