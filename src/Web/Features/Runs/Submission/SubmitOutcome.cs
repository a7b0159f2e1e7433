using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>What came of asking for a run.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>It stands in the queue.</summary>
    /// <param name="Id">The run.</param>
    /// <param name="LeftToday">Priced seconds that whoever asked has left this day.</param>
    public sealed record Accepted(RunId Id, double LeftToday) : SubmitOutcome;

    /// <summary>There is no such toy.</summary>
    public sealed record UnknownToy(string Slug) : SubmitOutcome;

    /// <summary>The settings do not fit the toy; every mistake is named.</summary>
    public sealed record Mistaken(IReadOnlyList<SettingMistake> Mistakes) : SubmitOutcome;

    /// <summary>It would cost more than a visitor may ask for.</summary>
    public sealed record TooExpensive(string Why) : SubmitOutcome;

    /// <summary>It would cost more than is left of the day.</summary>
    public sealed record OverAllowance(string Why) : SubmitOutcome;

    /// <summary>So many runs wait that another would help nobody.</summary>
    public sealed record QueueFull(int Waiting) : SubmitOutcome;
}

/// <summary>One setting that does not fit.</summary>
/// <param name="Field">The parameter, <c>seeds</c>, or <c>toy</c> where it cannot be told.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record SettingMistake(string Field, string Message);
