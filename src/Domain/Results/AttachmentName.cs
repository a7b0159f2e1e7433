using System.Globalization;
using System.Text;

namespace LearningMechanics.Domain.Results;

/// <summary>What an attached file is called. A name is only ever shown: bytes are kept and found under their hash.</summary>
public static class AttachmentName
{
    /// <summary>Most characters.</summary>
    public const int Longest = 120;

    /// <summary>A name without folders and without what cannot be seen, shortened before its extension.</summary>
    /// <param name="given">As a browser or a program sent it.</param>
    public static string Of(string given)
    {
        var last = given.AsSpan(given.AsSpan().LastIndexOfAny('/', '\\') + 1);
        var shown = new StringBuilder(Math.Min(last.Length, Longest));
        foreach (var rune in last.EnumerateRunes())
        {
            // Format characters turn the direction of what follows: a name could look like another.
            var isVisible = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (isVisible)
                shown.Append(rune);
        }

        var name = shown.ToString().Trim();
        if (name.Length <= Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var extension = dot >= 0 && name.Length - dot <= 10 ? name[dot..] : "";
        var cut = Longest - extension.Length - 1;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[cut - 1]) ? cut - 1 : cut), "…", extension);
    }
}
