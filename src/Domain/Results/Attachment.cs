using System.Security.Cryptography;

namespace LearningMechanics.Domain.Results;

/// <summary>Bytes that somebody attached, kept once under their own hash whatever they were called.</summary>
public sealed class Attachment
{
    /// <summary>Largest one: 5 MB.</summary>
    public const int LargestBytes = 5 << 20;

    /// <summary>Most to one result.</summary>
    public const int MostOfOne = 5;

    private Attachment()
    {
    }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The bytes.</summary>
    public byte[] Content { get; private init; } = [];

    /// <summary>Names bytes by their hash.</summary>
    public static Attachment Of(byte[] content) =>
        new() { Content = content, Hash = Convert.ToHexStringLower(SHA256.HashData(content)) };
}

/// <summary>A file as it hangs on a draft or on a version.</summary>
/// <param name="Hash">Names its bytes.</param>
/// <param name="Name">What its author called it, without folders; shown as text only.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="Bytes">Its size.</param>
public sealed record AttachedFile(string Hash, string Name, AttachmentKind Kind, int Bytes);

/// <summary>What may be attached.</summary>
public enum AttachmentKind
{
    /// <summary>Comma-separated values with a header line.</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,
}
