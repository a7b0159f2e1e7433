namespace LearningMechanics.Domain.People;

/// <summary>A researcher's number at orcid.org, for example <c>0000-0002-1825-0097</c>.</summary>
public static class Orcid
{
    private const int Length = 19;
    private const int DashEvery = 5;

    /// <summary>Why a text is no ORCID, as a sentence; null where it is one.</summary>
    /// <remarks>Its last character checks the others (ISO 7064, MOD 11-2), so that a typing error is seen.</remarks>
    public static string? Objection(string text)
    {
        var isShaped = text.Length == Length && text.Select((c, i) => IsInPlace(c, i)).All(fits => fits);
        if (!isShaped)
            return "An ORCID is sixteen digits in four groups, such as 0000-0002-1825-0097; the last may be an X.";
        var sum = text[..^1].Where(char.IsAsciiDigit).Aggregate(0, (total, digit) => (total + digit - '0') * 2 % 11);
        var check = (12 - sum) % 11;
        return text[^1] == (check == 10 ? 'X' : (char)('0' + check)) ? null : "This ORCID has a typing error: its last character does not fit the others.";
    }

    private static bool IsInPlace(char c, int i) =>
        i % DashEvery == DashEvery - 1 ? c == '-' : char.IsAsciiDigit(c) || (i == Length - 1 && c == 'X');
}
