using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LearningMechanics.Domain;

/// <summary>How bearer tokens are written: a prefix that says what they open, then 256 random bits.</summary>
/// <param name="prefix">Says at a glance, and to scanners of leaked secrets, what it is.</param>
/// <param name="kind">The kind of token within a sentence, with its article.</param>
internal sealed class TokenShape(string prefix, string kind)
{
    private const int SecretBytes = 32;

    public string Masked => $"{prefix}…";

    private int Length => prefix.Length + Base64Url.GetEncodedLength(SecretBytes);

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    public string Draw() => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public bool IsMet([NotNullWhen(true)] string? text) =>
        text is not null && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.Length == Length && Base64Url.IsValid(text.AsSpan(prefix.Length));

    public FormatException Broken() => new($"This is not {kind}: one begins with {prefix} and is {Length} characters long.");
}
