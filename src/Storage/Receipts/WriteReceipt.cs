using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.Receipts;

/// <summary>That a program asked for something under a key of its own, and what it was answered, so that asking again does nothing twice.</summary>
public sealed class WriteReceipt
{
    /// <summary>Longest key.</summary>
    public const int LongestKey = 100;

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private WriteReceipt()
    {
    }

    public PersonId Person { get; private init; }

    /// <summary>Chosen by the program.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Method and path: <c>POST /api/v1/results</c>.</summary>
    public string Target { get; private init; } = "";

    /// <summary>SHA-256 of the body, lower-case hexadecimal.</summary>
    public string BodyHash { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The answer's status; null while it is not given yet.</summary>
    public int? Status { get; private init; }

    public string? ContentType { get; private init; }

    public string? Location { get; private init; }

    public byte[]? Body { get; private init; }
}
