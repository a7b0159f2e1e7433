using System.Security.Cryptography;

namespace LearningMechanics.Compute.Worker;

/// <summary>How long to wait before saying it again: longer each time, and never in step with other workers.</summary>
internal sealed class RetryDelays
{
    private const double First = 0.5;
    private const double Longest = 30;

    private double ceiling = First;

    /// <summary>The next wait: anything up to a bound that doubles, but no less than the site asked for.</summary>
    public TimeSpan Next(TimeSpan? asked = null)
    {
        var share = RandomNumberGenerator.GetInt32(1, 1001) / 1000.0;
        var wait = TimeSpan.FromSeconds(ceiling * share);
        ceiling = Math.Min(Longest, ceiling * 2);
        return asked is { } least && least > wait ? least + wait : wait;
    }

    /// <summary>All went well: begin small again.</summary>
    public void Reset() => ceiling = First;
}
