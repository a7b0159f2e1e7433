using System.Globalization;
using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>A place in the order of events: the same for ever, whatever happens later.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Key">Tells apart what happened at once.</param>
public sealed record FeedPlace(DateTimeOffset At, string Key)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static FeedPlace? Read(string? text) =>
        text?.Split('-') is [var ticks, { Length: > 1 and < 30 } key] && key.All(char.IsAsciiLetterOrDigit)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= DateTimeOffset.MaxValue.Ticks
            ? new(new DateTimeOffset(count, TimeSpan.Zero), key)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Key}");
}

/// <summary>Something that happened in public.</summary>
public abstract record FeedEvent
{
    private FeedEvent()
    {
    }

    public required FeedPlace Place { get; init; }

    public required ProblemSlug Problem { get; init; }

    /// <summary>The version that it is about, or that it cites; of a withdrawal the last.</summary>
    public required VersionName Version { get; init; }

    /// <summary>Whose deed it was.</summary>
    public required Handle By { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset At => Place.At;

    /// <summary>A version was published, whatever its verdict.</summary>
    public sealed record Published : FeedEvent
    {
        public required string Claim { get; init; }

        public required Verdict? Verdict { get; init; }

        public required string Headline { get; init; }

        public required Badge Badge { get; init; }

        public required RunId? Run { get; init; }

        public required IReadOnlyList<string> CoAuthors { get; init; }

        /// <summary>When its last erratum was added; null where it has none.</summary>
        public required DateTimeOffset? CorrectedAt { get; init; }
    }

    /// <summary>An erratum was added to a version.</summary>
    public sealed record Corrected : FeedEvent
    {
        public required long Id { get; init; }

        public required string Html { get; init; }

        public required string Claim { get; init; }
    }

    /// <summary>A result was withdrawn, with all its versions.</summary>
    public sealed record Withdrawn : FeedEvent
    {
        public required string Reason { get; init; }
    }

    /// <summary>A problem was said to stand elsewhere.</summary>
    public sealed record Turned : FeedEvent
    {
        public required long Id { get; init; }

        public required ProblemStatus From { get; init; }

        public required ProblemStatus To { get; init; }

        public required string Reason { get; init; }
    }
}
