using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>What stands under a problem: counts of everything, and of the rest as much as a page shows.</summary>
public sealed record ResultBoard
{
    /// <summary>Of a problem without results.</summary>
    public static ResultBoard Empty { get; } = new() { Newest = [], Best = [], Worst = [], Counts = new Dictionary<string, int>() };

    /// <summary>The newest results, of each its latest published version.</summary>
    public required IReadOnlyList<BoardEntry> Newest { get; init; }

    /// <summary>The best theories of all results, in order.</summary>
    public required IReadOnlyList<Rival> Best { get; init; }

    /// <summary>Theories that failed, worst first.</summary>
    public required IReadOnlyList<Rival> Worst { get; init; }

    /// <summary>How many results there are with each verdict, by the verdict's word; <c>none</c> for those without.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    public int InAll => Counts.Values.Sum();
}

/// <summary>A published result as it stands under its problem.</summary>
public sealed record BoardEntry
{
    public required VersionName Name { get; init; }

    public required Handle Author { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>Authors beside the first.</summary>
    public required int CoAuthors { get; init; }

    public required string Claim { get; init; }

    public required EvidenceKind Evidence { get; init; }

    public required Verdict? Verdict { get; init; }

    public required string Headline { get; init; }

    public required Badge Badge { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>What the published results of a problem come to.</summary>
/// <param name="InAll">All of them, those without a verdict too.</param>
/// <param name="Holds">Whose best theory holds.</param>
/// <param name="Fails">Whose best theory fails, or diverged.</param>
public sealed record ProblemCount(int InAll, int Holds, int Fails)
{
    /// <summary>A problem about which nothing is published.</summary>
    public static ProblemCount None { get; } = new(0, 0, 0);

    /// <summary>Theories that were judged, counted up to two: then they compete.</summary>
    public int Theories { get; init; }

    /// <summary>When the newest was published; null where there is none.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Whether a theory failed and nothing that holds was published since: nobody has explained it.</summary>
    public bool HasUnansweredFailure { get; init; }
}

/// <summary>Where a problem stands now, by its results.</summary>
/// <param name="Count">What they come to.</param>
/// <param name="Status">What moderators have changed its status to; null where it is as it was written.</param>
public sealed record ProblemPosition(ProblemCount Count, ProblemStatus? Status);

/// <summary>One change of a problem's status as its page tells of it.</summary>
public sealed record ProblemTurn(ProblemStatus From, ProblemStatus To, VersionName Cited, bool IsCitedWithdrawn, string Reason, Handle By, string ByName, DateTimeOffset At);

/// <summary>A board as the database gives it: four lists as JSON, in one statement.</summary>
internal sealed record BoardRow
{
    public string Newest { get; init; } = "[]";

    public string Best { get; init; } = "[]";

    public string Worst { get; init; } = "[]";

    public string? Counts { get; init; }

    public ResultBoard Read() => new()
    {
        Newest = [.. JsonSerializer.Deserialize(Newest, BoardJson.Default.ListEntryRow)!.Select(row => row.Read())],
        Best = [.. JsonSerializer.Deserialize(Best, BoardJson.Default.ListScoreRow)!.Select(row => row.Read())],
        Worst = [.. JsonSerializer.Deserialize(Worst, BoardJson.Default.ListScoreRow)!.Select(row => row.Read())],
        Counts = Counts is null ? [] : JsonSerializer.Deserialize(Counts, BoardJson.Default.DictionaryStringInt32)!,
    };
}

internal sealed record EntryRow(
    int Result, int Version, string Handle, string AuthorName, int CoAuthors, string Claim, string Evidence, string? Verdict, string Headline,
    string Badge, DateTimeOffset PublishedAt)
{
    public BoardEntry Read() => new()
    {
        Name = new VersionName(new(Result), Version),
        Author = Domain.People.Handle.Parse(Handle),
        AuthorName = AuthorName,
        CoAuthors = CoAuthors,
        Claim = Claim,
        Evidence = Enum.Parse<EvidenceKind>(Evidence, ignoreCase: true),
        Verdict = Verdict is { } verdict ? Enum.Parse<Verdict>(verdict, ignoreCase: true) : null,
        Headline = Headline,
        Badge = Enum.Parse<Badge>(Badge, ignoreCase: true),
        PublishedAt = PublishedAt.ToUniversalTime(),
    };
}

internal sealed record ScoreRow(int Result, int Version, string Theory, int Constants, int Repetitions, CheckReport Decisive)
{
    public Rival Read() => new(new VersionName(new(Result), Version), Theory, Decisive, Constants, Repetitions);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<EntryRow>))]
[JsonSerializable(typeof(List<ScoreRow>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class BoardJson : JsonSerializerContext;
