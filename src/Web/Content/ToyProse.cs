using System.Globalization;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Content;

/// <summary>What is written about a toy in the Markdown beside it.</summary>
/// <param name="Summary">One or two sentences of plain text, or null where nobody wrote any.</param>
/// <param name="Claim">What the literature says, with its number; null where nobody stated it.</param>
/// <param name="Verdict">What a run at the default settings and key comes to; null where nobody stated it.</param>
/// <param name="Seconds">What that run takes at most on one core; null where nobody stated it.</param>
/// <param name="Text">What the toy shows, rendered; empty where nobody wrote it.</param>
public sealed record ToyProse(string? Summary, string? Claim, Verdict? Verdict, double? Seconds, RenderedMarkdown Text)
{
    /// <summary>A toy nobody wrote about.</summary>
    public static ToyProse None { get; } = new(null, null, null, null, new RenderedMarkdown("", []));

    /// <summary>Takes the fields of a toy's page from its front matter.</summary>
    /// <param name="front">Of the page.</param>
    /// <param name="text">Its body, rendered.</param>
    /// <param name="report">Takes the line and a sentence for everything that is wrong.</param>
    public static ToyProse Read(FrontMatter front, RenderedMarkdown text, Action<int, string> report)
    {
        var prose = new ToyProse(
            front.Required("summary"), front.Optional("claim"), VerdictOf(front, report), SecondsOf(front, report), text);
        front.RefuseOthers();
        return prose;
    }

    private static Verdict? VerdictOf(FrontMatter front, Action<int, string> report)
    {
        if (front.Optional("verdict") is not { } word)
            return null;
        foreach (var verdict in Enum.GetValues<Verdict>())
            if (string.Equals(word, verdict.ToString(), StringComparison.OrdinalIgnoreCase))
                return verdict;
        report(front.LineOf("verdict"), $"'{word}' is no verdict; it is one of {string.Join(", ", Enum.GetNames<Verdict>()).ToLowerInvariant()}");
        return null;
    }

    private static double? SecondsOf(FrontMatter front, Action<int, string> report)
    {
        if (front.Optional("seconds") is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
            return seconds;
        report(front.LineOf("seconds"), $"'{text}' is not a number of seconds above 0");
        return null;
    }
}
