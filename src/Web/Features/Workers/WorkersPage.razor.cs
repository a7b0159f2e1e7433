using System.Globalization;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Workers;

public sealed partial class WorkersPage(WorkerRoll roll, RunReading runs, NavigationManager navigation, TimeProvider clock)
{
    private IReadOnlyList<WorkerEntry> _workers = [];
    private Dictionary<WorkerId, WorkerAgreement> _agreements = [];
    private int _waiting;

    private TimeProvider Clock => clock;

    private string Address => navigation.BaseUri.TrimEnd('/');

    private string Lede
    {
        get
        {
            var here = _workers.Count(worker => worker.RevokedAt is null && clock.GetUtcNow() - worker.SeenAt <= Worker.AwayAfter);
            var machines = here switch { 0 => "No machine is here", 1 => "One machine is here", _ => $"{here} machines are here" };
            return $"{machines} to run toys, and {(_waiting == 0 ? "no run waits" : _waiting == 1 ? "one run waits" : $"{_waiting} runs wait")}.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        // A machine that never came or was turned away for good says nothing to readers, unless it did something.
        _workers = [.. (await roll.ListAsync(CancellationToken.None)).Where(worker => worker.Runs > 0 || (worker.RevokedAt is null && worker.SeenAt is not null))];
        _agreements = (await roll.AgreementsAsync(CancellationToken.None)).ToDictionary(agreement => agreement.Worker);
        _waiting = await runs.QueueLengthAsync(CancellationToken.None);
    }

    private static string Machine(WorkerEntry worker) => worker.MemoryBytes == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{worker.Device}; {worker.MemoryBytes / (double)(1 << 30):0.#} GB for a run; {worker.Engine}");
}
