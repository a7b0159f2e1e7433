using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Search;

/// <summary>A public result in which words were found, with the texts they were found in.</summary>
public sealed record FoundResult
{
    /// <summary>Its latest public version, or the one that was asked for.</summary>
    public required VersionName Name { get; init; }

    /// <summary>The problem it speaks to.</summary>
    public required ProblemSlug Problem { get; init; }

    /// <summary>What it claims.</summary>
    public required string Claim { get; init; }

    /// <summary>Empty without a toy.</summary>
    public required string ToyTitle { get; init; }

    /// <summary>The decisive check in one line; empty before.</summary>
    public required string Headline { get; init; }

    /// <summary>What would disprove it.</summary>
    public required string Disproof { get; init; }

    /// <summary>The beginning of the discussion, as it was written.</summary>
    public required string Discussion { get; init; }

    /// <summary>Papers and code, one after another.</summary>
    public required string Links { get; init; }

    /// <summary>Where it stands.</summary>
    public required VersionState State { get; init; }

    /// <summary>Null before it is judged, and without a toy.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Its first author, as pages name them.</summary>
    public required string Author { get; init; }
}

/// <summary>A person in whose name, handle or affiliation words were found.</summary>
/// <param name="Handle">Their name in addresses.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Affiliation">Where they work; empty where they did not say.</param>
public sealed record FoundPerson(string Handle, string Name, string Affiliation);

/// <summary>What was found of one kind.</summary>
/// <param name="Best">The best, best first.</param>
/// <param name="InAll">How many there are, counted as far as <see cref="SearchReading.MostCounted"/>.</param>
public sealed record Found<T>(IReadOnlyList<T> Best, int InAll);

/// <summary>A row as the database gives it.</summary>
internal sealed record FoundRow
{
    public int Number { get; init; }

    public int Version { get; init; }

    public string Problem { get; init; } = "";

    public string Claim { get; init; } = "";

    public string ToyTitle { get; init; } = "";

    public string Headline { get; init; } = "";

    public string Disproof { get; init; } = "";

    public string Discussion { get; init; } = "";

    public string Links { get; init; } = "";

    public string State { get; init; } = "";

    public string? Verdict { get; init; }

    public string Author { get; init; } = "";

    public int InAll { get; init; }

    public FoundResult Read() => new()
    {
        Name = new VersionName(new(Number), Version),
        Problem = ProblemSlug.Parse(Problem),
        Claim = Claim,
        ToyTitle = ToyTitle,
        Headline = Headline,
        Disproof = Disproof,
        Discussion = Discussion,
        Links = Links,
        State = Enum.Parse<VersionState>(State, ignoreCase: true),
        Verdict = Verdict is { } verdict ? Enum.Parse<Verdict>(verdict, ignoreCase: true) : null,
        Author = Author,
    };
}
