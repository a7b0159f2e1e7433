namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Decides where a link of a text may lead.</summary>
public static class LinkPolicy
{
    /// <summary>The address to link to, or null where the text must stand without a link.</summary>
    /// <remarks>An allow-list: what is not http(s), mail, a paper's id or this site's own path is not a link.</remarks>
    public static string? Resolve(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Any(char.IsControl))
            return null;
        if (url.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("doi:", StringComparison.OrdinalIgnoreCase))
            return Reference.TryParse(url.Replace("arxiv:", "arXiv:", StringComparison.OrdinalIgnoreCase), out var reference) ? reference.Url : null;
        if (url[0] == '#' || (url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\')))
            return url;
        return Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "https" or "http" or "mailto"
            ? absolute.AbsoluteUri
            : null;
    }

    /// <summary>Whether an image may be loaded by whoever reads the page: only from this site, so that no text can watch its readers.</summary>
    public static bool IsOwnImage(string? url) =>
        url is ['/', not '/', ..] && !url.Contains('\\') && !url.Any(char.IsControl);
}
