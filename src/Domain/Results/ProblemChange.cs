using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>A change of where a problem stands: never without a result that is cited, dated, and reversible by another change.</summary>
public sealed class ProblemChange
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 1_000;

    private ProblemChange()
    {
    }

    /// <summary>Its number among all.</summary>
    public long Id { get; private init; }

    /// <summary>The problem.</summary>
    public ProblemSlug Problem { get; private init; }

    /// <summary>Where it stood.</summary>
    public ProblemStatus From { get; private init; }

    /// <summary>Where it stands from then on.</summary>
    public ProblemStatus To { get; private init; }

    /// <summary>The result that says so.</summary>
    public ResultNumber Result { get; private init; }

    /// <summary>Its version.</summary>
    public int Version { get; private init; }

    /// <summary>How the result says so.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who changed it.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Changes where a problem stands.</summary>
    public static ProblemChange Make(
        ProblemSlug problem, ProblemStatus from, ProblemStatus to, VersionName cited, string reason, PersonId by, DateTimeOffset now) =>
        new() { Problem = problem, From = from, To = to, Result = cited.Result, Version = cited.Version, Reason = reason, By = by, At = now };
}
