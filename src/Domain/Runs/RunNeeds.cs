using System.Globalization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Runs;

/// <summary>What a run asks of the machine that takes it.</summary>
/// <param name="PeakBytes">Memory for one seed.</param>
/// <param name="Device">The kind of device it cannot do without; null where any will do.</param>
/// <param name="NotWorker">A worker that should not have it, since it ran what this one repeats; null for none.</param>
public sealed record RunNeeds(long PeakBytes, DeviceKind? Device = null, WorkerId? NotWorker = null)
{
    /// <summary>Whether a worker on a machine can take it.</summary>
    public bool FitOn(WorkerId worker, LeaseRequest machine) =>
        PeakBytes <= machine.MemoryBytes && (Device is null || Device == machine.Kind) && NotWorker != worker;

    /// <summary>One line, for a signal to whoever waits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PeakBytes} {Device} {NotWorker}");

    /// <summary>Reads such a line; null where it is none.</summary>
    public static RunNeeds? Read(string line)
    {
        if (line.Split(' ') is not [var bytes, var device, var worker] || !long.TryParse(bytes, CultureInfo.InvariantCulture, out var peak))
            return null;
        return new RunNeeds(
            peak,
            Enum.TryParse<DeviceKind>(device, out var kind) ? kind : null,
            WorkerId.TryParse(worker, null, out var id) ? id : null);
    }
}
