using System.Collections.Immutable;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

/// <summary>The text of an <c>einsum</c>, read: a letter for each axis of each operand and of the result.</summary>
/// <remarks>An ellipsis is spelled out with letters of its own, aligned at its last axis, as NumPy does.</remarks>
internal sealed record EinsumSubscripts(ImmutableArray<string> Operands, string Result)
{
    private const char FirstEllipsisLetter = '\uE000';

    /// <summary>Reads the text for operands of given ranks.</summary>
    /// <exception cref="FormatException">The text is no einsum of these operands; the message says why.</exception>
    public static EinsumSubscripts Parse(string text, ImmutableArray<int> ranks)
    {
        var compact = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var sides = compact.Split("->");
        if (sides.Length > 2)
            throw new FormatException("\"->\" may stand once");
        var parts = sides[0].Split(',');
        if (parts.Length != ranks.Length)
            throw new FormatException($"the text names {Count(parts.Length, "operand")}, but there {(ranks.Length == 1 ? "is" : "are")} {ranks.Length}");
        var (operands, widest) = (new string[parts.Length], 0);
        for (var i = 0; i < parts.Length; i++)
        {
            operands[i] = Expand(parts[i], ranks[i] - Letters(parts[i]), $"operand {i + 1}, \"{parts[i]}\",", ranks[i]);
            if (HasEllipsis(parts[i]))
                widest = Math.Max(widest, ranks[i] - Letters(parts[i]));
        }

        var result = sides.Length == 2
            ? Expand(sides[1], HasEllipsis(sides[1]) ? widest : 0, $"the result, \"{sides[1]}\",", null)
            : Implicit(operands);
        Check(result, operands);
        return new EinsumSubscripts([.. operands], result);
    }

    private static bool HasEllipsis(string part) => part.Contains("...", StringComparison.Ordinal);

    private static int Letters(string part) => HasEllipsis(part) ? part.Length - 3 : part.Length;

    private static string Expand(string part, int ellipsis, string what, int? rank)
    {
        var letters = part.Replace("...", "", StringComparison.Ordinal);
        foreach (var c in letters)
            if (!char.IsAsciiLetter(c))
                throw new FormatException($"{what} has '{c}': axes are named by letters, and all further ones by \"...\"");
        if (ellipsis < 0 || rank is not null && ellipsis != 0 && !HasEllipsis(part))
            throw new FormatException($"{what} names {Count(Letters(part), "axis")}, but the tensor has {rank}");
        // Letters count down to the last axis, so that ellipses of different ranks align there.
        var spelled = string.Concat(Enumerable.Range(0, ellipsis).Select(i => (char)(FirstEllipsisLetter + ellipsis - 1 - i)));
        return HasEllipsis(part) ? part.Replace("...", spelled, StringComparison.Ordinal) : part;
    }

    /// <summary>NumPy's implicit result: the ellipsis, then letters that occur once, in alphabetical order.</summary>
    private static string Implicit(string[] operands)
    {
        var all = string.Concat(operands);
        var ellipsis = all.Where(c => c >= FirstEllipsisLetter).Distinct().OrderDescending();
        var once = all.Where(char.IsAsciiLetter).GroupBy(c => c).Where(g => g.Count() == 1).Select(g => g.Key).Order();
        return string.Concat(ellipsis.Concat(once));
    }

    private static void Check(string result, string[] operands)
    {
        for (var i = 0; i < result.Length; i++)
            if (result.IndexOf(result[i]) != i)
                throw new FormatException($"the result names axis {result[i]} twice");
            else if (!operands.Any(o => o.Contains(result[i])))
                throw new FormatException($"the result has axis {result[i]}, which no operand has");
    }

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {(noun == "axis" ? "axes" : noun + "s")}";
}
