using System.Globalization;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Domain.Workers;

/// <summary>The workers that are here and may be given work.</summary>
/// <param name="Members">One for each.</param>
public sealed record Fleet(IReadOnlyList<FleetMember> Members)
{
    /// <summary>Says why none of them can take a run, or null where one can.</summary>
    public string? Obstacle(RunNeeds needs)
    {
        if (Members.Count == 0)
            return "No worker is here at present.";
        var fit = Members.Where(member => needs.Device is null || member.Kind == needs.Device).ToList();
        if (fit.Count == 0)
            return $"It needs a {needs.Device?.ToString().ToUpperInvariant()}, and no worker here has one.";
        if (fit.Max(member => member.MemoryBytes) is var most && most < needs.PeakBytes)
            return $"It needs {Megabytes(needs.PeakBytes)} MB of memory for one seed, and the largest worker here gives {Megabytes(most)} MB.";
        return fit.All(member => member.MemoryBytes < needs.PeakBytes || member.Id == needs.NotWorker)
            ? "It waits for another worker than the one whose run it repeats."
            : null;
    }

    private static string Megabytes(long bytes) => (bytes / (double)(1 << 20)).ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>One of them, as far as runs ask for it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What it computes on.</param>
/// <param name="MemoryBytes">Memory it gives to one run.</param>
public sealed record FleetMember(WorkerId Id, DeviceKind Kind, long MemoryBytes);
