using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>Somebody whose own rows depend on how a run ends.</summary>
/// <remarks>
/// Called once for a run, whether it completed, failed, was parked or cancelled, in the transaction that ends it and before
/// that commits: what is written through the context stands or falls with the end itself. What throws here undoes the end,
/// and the worker says it again; so nothing may be sent to the outside from here.
/// </remarks>
public interface IRunEnded
{
    /// <param name="db">The context of the transaction.</param>
    /// <param name="run">The run, which has ended.</param>
    /// <param name="report">What was judged; null unless it completed.</param>
    /// <param name="cancellationToken">Gives up, and the end with it.</param>
    Task OnRunEndedAsync(LearningMechanicsDbContext db, Run run, RunReport? report, CancellationToken cancellationToken);
}
