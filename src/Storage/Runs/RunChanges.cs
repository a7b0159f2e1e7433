using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LearningMechanics.Storage.Runs;

/// <summary>What an act changed, as far as others wait for it.</summary>
internal readonly record struct RunChanges(bool InState, bool ForReaders, bool HasEnded)
{
    /// <summary>To be asked before the changes are saved.</summary>
    public static RunChanges Of(EntityEntry<Run> entry)
    {
        var inState = entry.Property(r => r.State).IsModified;
        return new RunChanges(
            inState,
            inState || entry.Property(r => r.Progress).IsModified || entry.Property(r => r.LastEvent).IsModified,
            inState && entry.Entity.State.IsEnded);
    }

    public async Task WakeAsync(LearningMechanicsDbContext db, Run run, CancellationToken cancellationToken)
    {
        if (ForReaders)
            await RunChannels.NotifyAsync(db, RunChannels.Changed, run.Id.ToString(), cancellationToken);
        if (InState && run.State == RunState.Queued)
            await RunChannels.NotifyAsync(db, RunChannels.Queued, run.Needs.ToString(), cancellationToken);
        if (InState && run.State != RunState.Queued)
            await RunChannels.NotifyAsync(db, RunChannels.Moved, "", cancellationToken);
    }
}
