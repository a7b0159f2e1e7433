using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Content;

/// <summary>The prose of one content file: renders it piece by piece, and keeps where it leads and where it can be entered.</summary>
/// <param name="markdown">What renders it.</param>
/// <param name="file">The file.</param>
/// <param name="address">The page that shows it; null where it is shown on pages without an address of their own.</param>
/// <param name="errors">Takes what is wrong with the text.</param>
internal sealed class ContentProse(MarkdownRenderer markdown, ContentFile file, string? address, List<ContentError> errors)
{
    private readonly List<(int Line, string Target)> _links = [];
    private readonly List<(int Line, string Name)> _anchors = [];

    public string Path => file.Path;

    public string? Address => address;

    /// <summary>Every link as written, with its line in the file.</summary>
    public IReadOnlyList<(int Line, string Target)> Links => _links;

    /// <summary>Every place that a link can name, in the order of the file.</summary>
    public IEnumerable<(int Line, string Name)> Anchors => _anchors.OrderBy(anchor => anchor.Line);

    /// <summary>Renders a text that begins on a line of the file.</summary>
    public RenderedMarkdown Render(string text, int firstLine, IReadOnlyList<Reference>? references = null) =>
        RenderPieces([(text, firstLine)], references ?? [])[0];

    /// <summary>Renders the pieces of one page, each beginning on a line of the file.</summary>
    /// <param name="pieces">In order.</param>
    /// <param name="references">What the page lists as its sources.</param>
    public IReadOnlyList<RenderedMarkdown> RenderPieces(IReadOnlyList<(string Text, int FirstLine)> pieces, IReadOnlyList<Reference> references)
    {
        var rendered = markdown.RenderPieces([.. pieces.Select(piece => piece.Text)], new MarkdownFrame { References = references });
        foreach (var ((_, firstLine), piece) in pieces.Zip(rendered))
        {
            errors.AddRange(piece.Flaws.Select(flaw => file.Error(firstLine + flaw.Line - 1, flaw.Message)));
            _links.AddRange(piece.Links.Select(link => (firstLine + link.Line - 1, link.Target)));
            _anchors.AddRange(piece.Anchors.Select(anchor => (firstLine + anchor.Line - 1, anchor.Name)));
        }

        return rendered;
    }

    /// <summary>Notes a place that the page itself makes.</summary>
    public void AddAnchor(int line, string name) => _anchors.Add((line, name));

    public ContentError Error(int line, string message) => file.Error(line, message);
}
