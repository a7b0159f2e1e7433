using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>Numbers as people read them.</summary>
internal static class Amounts
{
    private static readonly (double Size, string Name)[] Scales =
        [(1e15, "quadrillion"), (1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")];

    private static readonly (double Size, string Name)[] Memories =
        [(1L << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];

    public static string Operations(double count) =>
        Scaled(count, Scales) is { } text ? $"{text} operations" : $"{Number(count)} operations";

    public static string Bytes(double count) => Scaled(count, Memories) ?? $"{Number(count)} bytes";

    public static string Seconds(double seconds) => seconds switch
    {
        < 0.1 => "under 0.1 s",
        < 120 => $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        < 7200 => $"{Number(seconds / 60)} min",
        < 172_800 => $"{Number(seconds / 3600)} h",
        _ => $"{Number(seconds / 86_400)} days",
    };

    /// <summary>Three significant digits: what a reader compares, not what a program reads back.</summary>
    public static string Number(double? value)
    {
        if (value is not { } v || !double.IsFinite(v))
            return "–";
        var size = Math.Abs(v);
        if (size is > 0 and < 1e-4 or >= 1e6)
            return v.ToString("0.##e+0", CultureInfo.InvariantCulture);
        var decimals = size == 0 ? 0 : Math.Max(0, 2 - (int)Math.Floor(Math.Log10(size)));
        return v.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>An error or tolerance: a percentage of the prediction, or the plain number where it is absolute.</summary>
    public static string Share(double? value, bool isAbsolute) =>
        isAbsolute || value is not { } v || !double.IsFinite(v) ? Number(value) : $"{Number(100 * value)} %";

    /// <summary><c>n = 100, ridge = 0.001</c></summary>
    public static string Parameters(IReadOnlyDictionary<string, double> values) =>
        string.Join(", ", values.Select(v => $"{v.Key} = {v.Value.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The verdict as the one word the JSON uses.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Fails => "fails",
        Verdict.Undecided => "undecided",
        _ => "diverged",
    };

    private static string? Scaled(double count, (double Size, string Name)[] scales)
    {
        var scale = scales.FirstOrDefault(s => count >= s.Size);
        return scale.Name is null ? null : $"{Number(count / scale.Size)} {scale.Name}";
    }
}
