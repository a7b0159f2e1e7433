using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Protocol;

/// <summary>A run is done: everything measured, raw. What it shows is judged by the site.</summary>
/// <param name="Lease">The worker's hold on the run.</param>
/// <param name="Record">The raw series.</param>
public sealed record CompletionReport(LeaseId Lease, RunRecord Record);

/// <summary>A run cannot be done.</summary>
/// <param name="Lease">The worker's hold on the run.</param>
/// <param name="Reason">Why, in a sentence for readers.</param>
public sealed record FailureReport(LeaseId Lease, string Reason);

/// <summary>A worker leaves and gives its run back.</summary>
/// <param name="Lease">The worker's hold on the run.</param>
public sealed record ReleaseReport(LeaseId Lease);

/// <summary>The site's answer to any report.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>repeated</c>, <c>not_held</c>, <c>ended</c> or <c>refused</c>.</param>
/// <param name="Detail">A sentence, where there is more to say.</param>
public sealed record ReportAnswer(string Outcome, string? Detail = null);
