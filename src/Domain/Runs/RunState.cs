using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Runs;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>Waiting for a worker.</summary>
    [JsonStringEnumMemberName("queued")] Queued,

    /// <summary>Held by a worker under a lease.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>Finished and judged.</summary>
    [JsonStringEnumMemberName("completed")] Completed,

    /// <summary>Ended without a verdict, for a reason that is shown.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Taken back before it ended.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>Set aside with its log: every worker that took it was lost.</summary>
    [JsonStringEnumMemberName("parked")] Parked,
}

/// <summary>What is true of a state.</summary>
public static class RunStates
{
    extension(RunState state)
    {
        /// <summary>Whether nothing more will happen to the run.</summary>
        public bool IsEnded => state is not (RunState.Queued or RunState.Running);
    }
}
