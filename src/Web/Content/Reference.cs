using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Content;

/// <summary>A source: where it is, and how a reader knows it.</summary>
/// <param name="Id"><c>arXiv:2103.00065</c> or <c>doi:10.1000/…</c>.</param>
/// <param name="Text">Authors, year, title; the id itself where the file gives none.</param>
public sealed partial record Reference(string Id, string Text)
{
    public string Url => Id.StartsWith("arXiv:", StringComparison.Ordinal)
        ? $"https://arxiv.org/abs/{Id["arXiv:".Length..]}"
        : $"https://doi.org/{Id["doi:".Length..]}";

    /// <summary>Whether the target of a link is the id of a source.</summary>
    public static bool IsId(string target) =>
        target.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("doi:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>arXiv:2103.00065 Cohen et al., 2021</c>: the id, then what a reader should see.</summary>
    public static bool TryParse(string line, out Reference reference)
    {
        var match = Form.Match(line.Trim());
        reference = new Reference(match.Groups["id"].Value, match.Groups["text"].Value);
        if (reference.Text.Length == 0)
            reference = reference with { Text = reference.Id };
        return match.Success;
    }

    [GeneratedRegex(@"^(?<id>arXiv:(\d{4}\.\d{4,5}|[a-z-]+/\d{7})|doi:10\.\d{4,9}/\S+)(\s+(?<text>\S.*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
