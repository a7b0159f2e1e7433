using System.Collections.Frozen;

namespace LearningMechanics.Web.Features.Search.Folding;

/// <summary>TeX commands as words, and as signs that a snippet can show.</summary>
internal static class TexNames
{
    /// <summary>Commands that say how something is set, and nothing that anybody looks for.</summary>
    private static readonly FrozenSet<string> Layout = new[]
    {
        "frac", "dfrac", "tfrac", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "text", "mathrm", "mathbf",
        "mathbb", "mathcal", "mathsf", "mathfrak", "boldsymbol", "operatorname", "quad", "qquad", "label", "tag", "begin", "end", "cdot", "cdots",
        "ldots", "dots", "displaystyle", "limits", "underbrace", "overbrace", "hat", "bar", "tilde", "vec", "dot", "ddot", "widehat", "overline",
        "underline",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["nabla"] = "∇", ["infty"] = "∞", ["partial"] = "∂", ["sqrt"] = "√", ["sum"] = "∑", ["prod"] = "∏", ["int"] = "∫", ["ell"] = "ℓ",
        ["cdot"] = "·", ["times"] = "×", ["le"] = "≤", ["leq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["ne"] = "≠", ["approx"] = "≈", ["sim"] = "∼",
        ["propto"] = "∝", ["to"] = "→", ["rightarrow"] = "→", ["longrightarrow"] = "→", ["ll"] = "≪", ["gg"] = "≫", ["in"] = "∈", ["pm"] = "±",
        ["ldots"] = "…", ["dots"] = "…", ["cdots"] = "…", ["langle"] = "⟨", ["rangle"] = "⟩", ["quad"] = " ", ["qquad"] = " ",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word that a command is found by; null for one that only sets.</summary>
    public static string? WordOf(string command) => command switch
    {
        "infty" => "infinity",
        _ when Layout.Contains(command) => null,
        _ when VariantOf(command) is { } letter => letter,
        _ => command.ToLowerInvariant(),
    };

    /// <summary>What a snippet shows in a command's place.</summary>
    public static string SignOf(string command) =>
        Signs.GetValueOrDefault(command)
        ?? (Letters.GreekOf(VariantOf(command) ?? command) is { } small ? small.ToString()
            : Letters.GreekOf(command.ToLowerInvariant()) is { } capital ? char.ToUpperInvariant(capital).ToString()
            : Layout.Contains(command) ? "" : command + " ");

    /// <summary>The letter that <c>varphi</c> and the like are forms of.</summary>
    private static string? VariantOf(string command) =>
        command.StartsWith("var", StringComparison.Ordinal) && Letters.GreekNames.Contains(command[3..]) ? command[3..] : null;
}
