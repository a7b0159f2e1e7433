using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Holds the links and images of a text to the <see cref="LinkPolicy"/>.</summary>
internal static class WrittenLinks
{
    /// <returns>Every link as it was written.</returns>
    public static List<MarkdownLink> Apply(MarkdownDocument document, List<MarkdownFlaw> flaws)
    {
        var written = new List<MarkdownLink>();
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage && !LinkPolicy.IsOwnImage(link.Url))
            {
                flaws.Add(new MarkdownFlaw(link.Line + 1, $"the image '{link.Url}' is not loaded: images come from this site only, as in '/assets/…'"));
                link.IsImage = false;
            }

            link.GetDynamicUrl = null;
            if (link.IsImage)
                continue;
            written.Add(new MarkdownLink(link.Line + 1, link.Url ?? ""));
            Follow(link, link.Url, url => link.Url = url, flaws);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail).ToList())
            Follow(link, link.Url, url => link.Url = url, flaws);
        return written;
    }

    private static void Follow(Inline link, string? url, Action<string> set, List<MarkdownFlaw> flaws)
    {
        if (LinkPolicy.Resolve(url) is { } allowed)
        {
            set(allowed);
            if (allowed.StartsWith("http", StringComparison.Ordinal))
                link.GetAttributes().AddProperty("rel", "noopener nofollow ugc");
            return;
        }

        flaws.Add(new MarkdownFlaw(link.Line + 1, $"the link '{url}' leads nowhere allowed: use https, mailto, arXiv:…, doi:… or a path of this site"));
        if (link is LinkInline container)
            container.ReplaceBy(new ContainerInline(), copyChildren: true);
        else
            link.ReplaceBy(new LiteralInline(url ?? ""));
    }
}
