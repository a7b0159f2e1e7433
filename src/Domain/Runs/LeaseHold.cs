using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Runs;

/// <summary>A worker's claim to hold a run: who says so, and the lease it shows.</summary>
/// <param name="Worker">Known by its token.</param>
/// <param name="Lease">As it was given with the run.</param>
public readonly record struct LeaseHold(WorkerId Worker, LeaseId Lease);
