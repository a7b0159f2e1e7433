using System.Security.Cryptography;
using System.Text;

namespace LearningMechanics.Domain.Runs;

/// <summary>A toy's exact text, kept once under its own hash: what a run ran is never edited.</summary>
public sealed class ToySource
{
    private ToySource()
    {
    }

    /// <summary>SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The whole file.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Names a text by its hash.</summary>
    public static ToySource Of(string text) =>
        new() { Text = text, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) };
}
