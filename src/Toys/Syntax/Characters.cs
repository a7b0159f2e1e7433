using System.Globalization;
using System.Text;

namespace LearningMechanics.Toys.Syntax;

/// <summary>What the characters of a toy may be, and the mend for those that only look right.</summary>
internal static class Characters
{
    private static readonly (string Characters, string Mend)[] Mends =
    [
        ("−–—‐‑－", "`-`"),
        ("＋", "`+`"),
        ("×·⋅∗∙＊", "`*`"),
        ("÷∕⁄", "`/`"),
        ("≤⩽", "`<=`"),
        ("≥⩾", "`>=`"),
        ("≠", "`!=`"),
        ("＝", "`=`"),
        ("∼〜～", "`~`"),
        ("→↦⇒", "`->`"),
        ("…", "`..` in a range, `...` in a subscript"),
        ("∞", "`inf`"),
        ("∈", "`in`"),
        ("∧", "`and`"),
        ("∨", "`or`"),
        ("¬", "`not`"),
        ("⊤", "`.T`"),
        ("√", "`sqrt(x)`"),
        ("∑", "`sum(x)`"),
        ("∏", "`prod(x)`"),
        ("∫", "`integrate(x -> f(x), lo, hi)`"),
        ("∇∂", "`grad(E, W)`"),
        ("（", "`(`"),
        ("）", "`)`"),
        ("［", "`[`"),
        ("］", "`]`"),
        ("，、", "`,`"),
        ("“”„«»＂‘’", "`\"`"),
        ("`", "`\"` around strings"),
        ("?", "`where(condition, a, b)` for a choice"),
        ("¹", "`^1`"),
        ("²", "`^2`"),
        ("³", "`^3`"),
        ("⁻", "`^-`"),
    ];

    private static readonly Dictionary<int, string> LookAlikes = Mends
        .SelectMany(row => row.Characters, (row, character) => (character, row.Mend))
        .ToDictionary(pair => (int)pair.character, pair => pair.Mend);

    /// <summary>Whether a name may begin with this character.</summary>
    public static bool StartsName(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune);

    /// <summary>Whether a name may go on with this character. Only the ten ASCII digits are digits.</summary>
    public static bool ContinuesName(Rune rune) => StartsName(rune) || rune.Value is >= '0' and <= '9';

    /// <summary>Whether this separates tokens without ending a line.</summary>
    public static bool IsBlank(char c) =>
        c is ' ' or '\t' || c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <summary>The character at an offset; the replacement character stands for half of a pair.</summary>
    public static Rune At(string text, int offset) =>
        Rune.TryGetRuneAt(text, offset, out var rune) ? rune : Rune.ReplacementChar;

    /// <summary>
    /// Why a character may stand nowhere, not even in a comment, or null. Control characters and broken pairs cannot
    /// be stored or shown; direction marks make a text read otherwise than it runs.
    /// </summary>
    public static string? Fault(string text, int offset)
    {
        var c = text[offset];
        if (c is >= ' ' and <= '~' or '\t' or '\n')
            return null;
        if (char.IsSurrogate(c) && !Rune.TryGetRuneAt(text, offset, out _))
            return IsSecondOfPair(text, offset)
                ? null
                : $"a broken character, half of a surrogate pair ({Code(c)}), stands here; delete it";
        return c switch
        {
            '\r' when offset + 1 < text.Length && text[offset + 1] == '\n' => null,
            '\r' => "a lone carriage return stands here; end lines with a line feed",
            '\u2028' or '\u2029' => $"an unusual line break ({Code(c)}) stands here; end lines with a line feed",
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' =>
                $"an invisible direction mark ({Code(c)}) stands here; delete it",
            _ when char.IsControl(c) => $"a control character ({Code(c)}) stands here; delete it",
            _ => null,
        };
    }

    /// <summary>Why a character outside strings, comments and names is no token, with the mend where there is one.</summary>
    public static string Stranger(Rune rune)
    {
        if (LookAlikes.TryGetValue(rune.Value, out var mend))
            return $"this character ({Code(rune.Value)}) is not part of the language; write {mend}";
        if (rune.Value is >= 0x2080 and <= 0x2089)
            return $"a subscript digit cannot stand in a name; write _{rune.Value - 0x2080}";
        if (rune.Value is >= 0x2070 and <= 0x2079)
            return $"a superscript is not part of the language; write ^{rune.Value - 0x2070}";
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => $"an invisible character ({Code(rune.Value)}) stands here; delete it",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                $"a combining mark ({Code(rune.Value)}) cannot stand in a name; names are letters, digits and _",
            _ => $"this character ({Code(rune.Value)}) is not part of the language",
        };
    }

    private static bool IsSecondOfPair(string text, int offset) =>
        char.IsLowSurrogate(text[offset]) && offset > 0 && char.IsHighSurrogate(text[offset - 1]);

    private static string Code(int value) => $"U+{value:X4}";
}
