using LearningMechanics.Web.Content.Formulas;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

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
    /// <param name="frame">What the page around it allows; <see cref="MarkdownFrame.Bare"/> unless given.</param>
    public RenderedMarkdown Render(string text, MarkdownFrame? frame = null) => RenderPieces([text], frame ?? MarkdownFrame.Bare)[0];

    /// <summary>Renders the pieces of one page: numbers go on, and links between them are known.</summary>
    public IReadOnlyList<RenderedMarkdown> RenderPieces(IReadOnlyList<string> pieces, MarkdownFrame frame)
    {
        var places = new TextPlaces(frame);
        var parsed = pieces.Select(piece => Parse(piece, places)).ToList();
        return [.. parsed.Select(piece => piece.Document is null ? new RenderedMarkdown("", piece.Flaws) : Write(piece, places))];
    }

    private static ParsedPiece Parse(string text, TextPlaces places)
    {
        if (NestingGuard.Check(text) is { } tooMuch)
            return ParsedPiece.Refused(tooMuch);
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            if (document.Descendants().Count(node => node is MathInline or MathBlock) > MostFormulas)
                return ParsedPiece.Refused(new MarkdownFlaw(1, $"more than {MostFormulas} formulas: split the text"));
            var flaws = new List<MarkdownFlaw>();
            var links = WrittenLinks.Apply(document, flaws);
            var (headings, anchors) = places.Take(document);
            return new ParsedPiece(document, flaws, links, headings, anchors);
        }
        catch (ArgumentException)
        {
            // How Markdig says that its own depth limit was met; the guard above leaves only contrived texts to it.
            return ParsedPiece.Refused(new MarkdownFlaw(1, "quotes, lists or brackets are nested too deep: flatten them"));
        }
    }

    private RenderedMarkdown Write(ParsedPiece piece, TextPlaces places)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormulaRenderer(tex, piece.Flaws));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new DisplayFormulaRenderer(tex, places, piece.Flaws));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new MarginNoteRenderer(places));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NoFootnoteListRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new PlacedHeadingRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ReachableCodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new PlacedParagraphRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new CardedLinkRenderer(places, formula => DisplayFormulaRenderer.Still(tex, formula)));
        try
        {
            renderer.Render(piece.Document!);
        }
        catch (ArgumentException)
        {
            return new RenderedMarkdown("", [new MarkdownFlaw(1, "quotes, lists or brackets are nested too deep: flatten them")]);
        }

        return new RenderedMarkdown(writer.ToString(), piece.Flaws) { Headings = piece.Headings, Links = piece.Links, Anchors = piece.Anchors };
    }

    private sealed record ParsedPiece(
        MarkdownDocument? Document, List<MarkdownFlaw> Flaws, List<MarkdownLink> Links, List<MarkdownHeading> Headings, List<MarkdownAnchor> Anchors)
    {
        public static ParsedPiece Refused(MarkdownFlaw flaw) => new(null, [flaw], [], [], []);
    }
}
