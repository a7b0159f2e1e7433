using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Writes corrections beside versions, for the page as for programs.</summary>
internal sealed class Errata(Corrections corrections, MarkdownRenderer markdown)
{
    /// <returns>All that is in the way, as sentences; none where it was written.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(VersionName version, Actor by, string text, CancellationToken cancellationToken)
    {
        var rendered = markdown.Render(text.Length > Erratum.LongestText ? "" : text);
        if (rendered.Flaws.Count > 0)
            return [.. rendered.Flaws.Select(flaw => $"Line {flaw.Line}: {flaw.Message}.")];
        return await corrections.AddErratumAsync(version, by, text, rendered.Html, cancellationToken) is { } why ? [why] : [];
    }
}
