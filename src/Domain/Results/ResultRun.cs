using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Domain.Results;

/// <summary>One run of a version: its own, or a replication. Every one stays on the result's page, whatever it said.</summary>
public sealed class ResultRun
{
    private ResultRun()
    {
    }

    /// <summary>The run.</summary>
    public RunId Run { get; private init; }

    /// <summary>The result.</summary>
    public ResultNumber Result { get; private init; }

    /// <summary>Its version.</summary>
    public int Version { get; private init; }

    /// <summary>Whether it repeats an earlier one.</summary>
    public bool IsReplication { get; private init; }

    /// <summary>Who asked for it.</summary>
    public PersonId RequestedBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>Whether a replication agrees with the version's own run; null before it ends, and for that run itself.</summary>
    public AgreementOutcome? Agreement { get; private set; }

    /// <summary>What came of it in one sentence; empty before it ends.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>A run of a version.</summary>
    public static ResultRun Of(VersionName version, RunId run, bool isReplication, PersonId by, DateTimeOffset now) =>
        new() { Run = run, Result = version.Result, Version = version.Version, IsReplication = isReplication, RequestedBy = by, RequestedAt = now };

    /// <summary>Writes down what came of it.</summary>
    public void Close(AgreementOutcome? agreement, string outcome) => (Agreement, Outcome) = (agreement, outcome);
}
