namespace LearningMechanics.Domain.Runs;

/// <summary>One thing that happened in a run, kept in order so that a reader who was away can catch up.</summary>
public sealed class RunEvent
{
    private RunEvent()
    {
    }

    internal RunEvent(RunId run, int sequence, RunEventKind kind, string payload)
    {
        Run = run;
        Sequence = sequence;
        Kind = kind;
        Payload = payload;
    }

    /// <summary>The run.</summary>
    public RunId Run { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; private init; }

    /// <summary>What kind.</summary>
    public RunEventKind Kind { get; private init; }

    /// <summary>The event as JSON, in the form readers get it.</summary>
    public string Payload { get; private init; } = "";
}

/// <summary>Kinds of run events.</summary>
public enum RunEventKind
{
    /// <summary>A theory's series for one repetition.</summary>
    Prediction,

    /// <summary>A handful of measured samples.</summary>
    Samples,
}
