using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>The words of a verdict: never a word without its number.</summary>
internal static class VerdictSentence
{
    /// <summary><c>holds: 2.1 % of 5 %</c>, <c>fails: 31 %, worst at η = 0.4</c>.</summary>
    public static string Of(CheckOutcome.Judged judged, CheckTerms terms, string? worst)
    {
        var (error, tolerance) = Pair(judged.Error, terms);
        var place = worst is null ? "" : $", worst at {worst}";
        return judged.Verdict switch
        {
            Verdict.Holds => $"holds: {error} of {tolerance}",
            Verdict.Fails when double.IsInfinity(judged.Error) => $"fails: it was to diverge and did not{(worst is null ? "" : $" at {worst}")}",
            Verdict.Fails => $"fails: {error}{place}",
            Verdict.Diverged => worst is null ? "diverged" : $"diverged at {worst}",
            _ => $"undecided: {error} of {tolerance}, {Doubt(judged, terms)}",
        };
    }

    private static string Doubt(CheckOutcome.Judged judged, CheckTerms terms)
    {
        if (judged.Seeds == 1)
            return "from one repetition; more seeds may tell";
        if (judged.Low > terms.Tolerance)
            return "which noise alone may have made; more seeds may tell";
        var from = Number(judged.Low, terms.IsAbsolute, 2);
        return double.IsInfinity(judged.High)
            ? $"{from} or more; more seeds may tell"
            : $"between {from} and {Number(judged.High, terms.IsAbsolute, 2)}; more seeds may tell";
    }

    /// <summary>Error and tolerance with digits enough to see on which side the error lies.</summary>
    private static (string Error, string Tolerance) Pair(double error, CheckTerms terms)
    {
        var tolerance = Number(terms.Tolerance, terms.IsAbsolute, 4);
        for (var digits = 2; digits < 6; digits++)
        {
            var text = Number(error, terms.IsAbsolute, digits);
            if (text != tolerance)
                return (text, tolerance);
        }

        return (tolerance, tolerance);
    }

    private static string Number(double value, bool isAbsolute, int digits)
    {
        if (double.IsInfinity(value))
            return "∞";
        var scaled = isAbsolute ? value : 100 * value;
        return Rounded(scaled, digits) + (isAbsolute ? "" : " %");
    }

    private static string Rounded(double value, int digits)
    {
        var size = Math.Abs(value);
        if (size is > 0 and (< 1e-4 or >= 1e6))
            return value.ToString($"0.{new string('#', digits - 1)}e+0", CultureInfo.InvariantCulture);
        var decimals = size == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 12);
        return Math.Round(value, decimals).ToString("0.############", CultureInfo.InvariantCulture);
    }
}
