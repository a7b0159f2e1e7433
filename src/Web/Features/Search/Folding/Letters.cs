using System.Collections.Frozen;

namespace LearningMechanics.Web.Features.Search.Folding;

/// <summary>Single characters as an index knows them.</summary>
/// <remarks>The culture is invariant, which knows no decomposition of letters: what accents stand on is listed here.</remarks>
internal static class Letters
{
    // A dot where the character is no accented Latin letter.
    private const string FromC0 =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll."
        + ".llnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string From1CD = "aaiioouuuuuuuuuu";

    private const string From1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private const string Scripts = "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron",
        "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    private static readonly FrozenDictionary<char, string> Signs = new Dictionary<char, string>
    {
        ['ϵ'] = "epsilon", ['ϕ'] = "phi", ['ϑ'] = "theta", ['ϱ'] = "rho", ['ϖ'] = "pi", ['µ'] = "mu", ['ℓ'] = "l", ['ℝ'] = "r",
        ['∇'] = "nabla", ['∞'] = "infinity", ['∂'] = "partial", ['√'] = "sqrt", ['∑'] = "sum", ['∏'] = "prod", ['∫'] = "int",
    }.ToFrozenDictionary();

    /// <summary>Names of Greek letters, from alpha; final sigma is sigma.</summary>
    public static IReadOnlySet<string> GreekNames { get; } = Greek.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a Greek letter or a sign is called; null for every other character.</summary>
    public static string? NameOf(char c) => c switch
    {
        >= 'α' and <= 'ω' => Greek[c - 'α'],
        >= 'Α' and <= 'Ω' => Greek[c - 'Α'],
        _ => Signs.GetValueOrDefault(c),
    };

    /// <summary>The Greek letter of a name; null where there is none.</summary>
    public static char? GreekOf(string name) => Array.LastIndexOf(Greek, name) is >= 0 and var i ? (char)('α' + i) : null;

    /// <summary>The digit that a raised or lowered one is; null for every other character.</summary>
    public static char? ScriptDigit(char c) => Scripts.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? (char)('0' + (i % 10)) : null;

    /// <summary>Whether it only changes the letter before it.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036f';

    /// <summary>Whether it can stand in a word.</summary>
    public static bool IsInWord(char c) => char.IsLetterOrDigit(c) && NameOf(c) is null && ScriptDigit(c) is null;

    /// <summary>A letter or digit without capital and accent.</summary>
    public static char Plain(char c) => c switch
    {
        < 'À' => char.ToLowerInvariant(c),
        < 'ƀ' => In(FromC0, c, 'À'),
        >= 'Ǎ' and <= 'ǜ' => In(From1CD, c, 'Ǎ'),
        >= 'Ḁ' and <= 'ỿ' => In(From1E00, c, 'Ḁ'),
        'й' or 'Й' => 'и',
        _ => char.ToLowerInvariant(c),
    };

    private static char In(string table, char c, char first) => table[c - first] is not '.' and var plain ? plain : char.ToLowerInvariant(c);
}
