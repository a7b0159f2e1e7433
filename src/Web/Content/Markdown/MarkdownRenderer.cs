using LearningMechanics.Web.Content.Formulas;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Turns Markdown with TeX into HTML that is safe to put into a page, whoever wrote it.</summary>
/// <remarks>
/// Raw HTML is shown as text, links follow <see cref="LinkPolicy"/>, formulas become HTML with MathML here so that
/// reading needs no script, and footnotes stand beside the line they belong to.
/// </remarks>
public sealed class MarkdownRenderer(TexRenderer tex)
{
    private const int MostFormulas = 1_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseMathematics()
        .UseFootnotes()
        .UseSmartyPants()
        .Build();

    /// <summary>Renders a text.</summary>
    /// <param name="text">The author's.</param>
    /// <param name="anchorPrefix">Put before the address of every place in it, where the page around it has places of its own.</param>
    public RenderedMarkdown Render(string text, string anchorPrefix = "")
    {
        if (NestingGuard.Check(text) is { } tooMuch)
            return new RenderedMarkdown("", [tooMuch]);
        try
        {
            return Render(Markdig.Markdown.Parse(text, Pipeline), anchorPrefix);
        }
        catch (ArgumentException)
        {
            // How Markdig says that its own depth limit was met; the guard above leaves only contrived texts to it.
            return new RenderedMarkdown("", [new MarkdownFlaw(1, "quotes, lists or brackets are nested too deep: flatten them")]);
        }
    }

    private RenderedMarkdown Render(MarkdownDocument document, string anchorPrefix)
    {
        var flaws = new List<MarkdownFlaw>();
        if (document.Descendants().Count(node => node is MathInline or MathBlock) > MostFormulas)
            return new RenderedMarkdown("", [new MarkdownFlaw(1, $"more than {MostFormulas} formulas: split the text")]);
        var links = ApplyLinkPolicy(document, flaws);
        var (headings, anchors) = HeadingAnchors.Set(document, anchorPrefix);

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormulaRenderer(tex, flaws));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new DisplayFormulaRenderer(tex, flaws));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new MarginNoteRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NoFootnoteListRenderer());
        renderer.Render(document);
        return new RenderedMarkdown(writer.ToString(), flaws) { Headings = headings, Links = links, Anchors = anchors };
    }

    /// <returns>Every link as it was written.</returns>
    private static List<MarkdownLink> ApplyLinkPolicy(MarkdownDocument document, List<MarkdownFlaw> flaws)
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
