using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>Charts as files that need nothing else: heading, legend, drawing and style in one SVG.</summary>
public static class ChartSheet
{
    private const double Margin = 14;
    private const double LineHeight = 19;
    private const double Right = ChartGeometry.Width - Margin;

    // A sans-serif letter is about half as wide as it is high; nothing here can measure text.
    private const double LetterWidth = 0.5;

    /// <summary>A document with every figure below the last.</summary>
    /// <param name="title">The toy's title.</param>
    /// <param name="figures">What to draw; none leaves the title and the notes.</param>
    /// <param name="notes">Sentences below them, such as verdicts and how to repeat the run.</param>
    public static string Document(string title, IReadOnlyList<ChartFigure> figures, IReadOnlyList<string> notes)
    {
        var content = new StringBuilder();
        var y = Margin;
        foreach (var line in Wrapped(title, 17))
            Text(content, "title", Margin, y += 22, line);
        y += 6;
        for (var i = 0; i < figures.Count; i++)
        {
            y += 12;
            var (markup, height) = Figure(figures[i], $"figure-{i}");
            content.Append($"<g transform=\"translate(0,{N(y)})\">{markup}</g>\n");
            y += height;
        }

        foreach (var line in notes.SelectMany(note => Wrapped(note, 12)))
            Text(content, "footer", Margin, y += LineHeight, line);
        return Open(y + Margin, figures.Select(figure => figure.Title).Prepend(title)) + content + "</svg>\n";
    }

    /// <summary>One figure as an element for a page that has <see cref="SheetStyle"/>.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="id">What identifiers begin with: unique on the page.</param>
    public static string Element(ChartFigure figure, string id)
    {
        var (markup, height) = Figure(figure, id);
        return $"<svg viewBox=\"0 0 {N(ChartGeometry.Width)} {N(height)}\" role=\"img\" aria-labelledby=\"{SvgText.Escape(id)}-title {SvgText.Escape(id)}-description\">"
            + $"<title id=\"{SvgText.Escape(id)}-title\">{SvgText.Escape(figure.Title)}</title>"
            + $"<desc id=\"{SvgText.Escape(id)}-description\">{SvgText.Escape(FigureDescription.Of(figure))}</desc>"
            + $"{markup}</svg>";
    }

    private static (string Markup, double Height) Figure(ChartFigure figure, string id)
    {
        var markup = new StringBuilder($"<g class=\"{(figure.Series.Count > 1 ? "many" : "one")}\">");
        var y = 0.0;
        foreach (var line in Wrapped(figure.Title, 15))
            Text(markup, "heading", Margin, y += LineHeight, line);
        y = Legend(markup, figure, y + LineHeight);
        var (marks, height) = ChartDrawing.Marks(figure, id);
        markup.Append($"<g transform=\"translate(0,{N(y)})\">{marks}</g></g>");
        return (markup.ToString(), y + height);
    }

    /// <summary>Entries side by side as far as they fit, on lines from a base line down; the last one's foot.</summary>
    private static double Legend(StringBuilder markup, ChartFigure figure, double baseLine)
    {
        var (x, y) = (Margin, baseLine);
        foreach (var entry in LegendEntry.Of(figure))
        {
            var indent = entry.Mark switch { LegendMark.Dots => 14, LegendMark.Line or LegendMark.Curve => 31, _ => 0 };
            var width = indent + WidthOf(entry.Words, 13);
            if (x > Margin && x + width > Right)
                (x, y) = (Margin, y + LineHeight);
            var mark = entry.Mark switch
            {
                LegendMark.Dots => $"<g class=\"series-{entry.Number}\"><path class=\"experiment\" d=\"{DotShape.Path(entry.Number, x + 5, y - 4.5, 3.6)}\"/></g>",
                LegendMark.Line => $"<g class=\"series-0\"><path class=\"theory theory-{entry.Number}\" d=\"M{N(x)},{N(y - 4.5)}h25\"/></g>",
                LegendMark.Curve => $"<g class=\"series-{entry.Number}\"><path class=\"theory\" d=\"M{N(x)},{N(y - 4.5)}h25\"/></g>",
                _ => "",
            };
            markup.Append(mark);
            Text(markup, "key", x + indent, y, entry.Words);
            x += width + 16;
        }

        return y + 8;
    }

    private static string Open(double height, IEnumerable<string> titles) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(ChartGeometry.Width)} {N(height)}\" width=\"{N(ChartGeometry.Width)}\" height=\"{N(height)}\" role=\"img\">\n"
        + $"<title>{SvgText.Escape(string.Join("; ", titles))}</title>\n<style>{SheetStyle.Css()}</style>\n"
        + $"<rect class=\"paper\" width=\"{N(ChartGeometry.Width)}\" height=\"{N(height)}\"/>\n";

    /// <summary>Lines of whole words that fit the sheet, as far as width can be guessed.</summary>
    private static IEnumerable<string> Wrapped(string text, double size)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && WidthOf($"{line} {word}", size) > Right - Margin)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static double WidthOf(string text, double size) => text.Length * size * LetterWidth;

    private static void Text(StringBuilder markup, string kind, double x, double y, string words) =>
        markup.Append($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\">{SvgText.Escape(words)}</text>");

    private static string N(double value) => NumberText.Pixel(value);
}
