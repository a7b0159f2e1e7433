using System.Diagnostics.CodeAnalysis;

namespace LearningMechanics.Domain;

/// <summary>What a slug may be: lower-case words joined by single dashes, at most 80 characters.</summary>
internal static class SlugRule
{
    public const int MaximumLength = 80;

    public static bool IsMet([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length is 0 or > MaximumLength || text[0] == '-' || text[^1] == '-')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isDash = text[i] == '-';
            if (!(isDash || char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i])) || (isDash && text[i - 1] == '-'))
                return false;
        }

        return true;
    }

    public static FormatException Broken(string text) =>
        new($"'{text}' is not a slug: write lower-case letters and digits, words joined by single dashes, at most {MaximumLength} characters.");
}
