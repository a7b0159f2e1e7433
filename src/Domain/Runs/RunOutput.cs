namespace LearningMechanics.Domain.Runs;

/// <summary>What a run left, so far or in the end: raw series and the judgement made of them here.</summary>
public sealed class RunOutput
{
    private RunOutput()
    {
    }

    /// <summary>The run.</summary>
    public RunId Run { get; private init; }

    /// <summary>The raw record as JSON, compressed with Brotli.</summary>
    public byte[] Record { get; private set; } = [];

    /// <summary>The report as JSON.</summary>
    public string Report { get; private set; } = "";

    /// <summary>Keeps what a run left.</summary>
    public static RunOutput Of(RunId run, byte[] record, string report) => new() { Run = run, Record = record, Report = report };

    /// <summary>Keeps what a later look left, which holds what the earlier one did.</summary>
    public void Replace(byte[] record, string report) => (Record, Report) = (record, report);
}
