using System.Globalization;
using System.Text;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Cards;

/// <summary>What a card says.</summary>
/// <param name="Kicker">What kind of page it is of.</param>
/// <param name="Title">The claim or the question.</param>
/// <param name="Finding">What was found, in a line; empty where nothing was.</param>
/// <param name="Figure">The chart; null without one.</param>
internal sealed record Card(string Kicker, string Title, string Finding, ChartFigure? Figure);

/// <summary>Draws cards as SVG: the words to the left, the chart to the right, as others show a link to a page.</summary>
internal static class CardDrawing
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int Margin = 56;
    private const int ChartLeft = 560;
    private const int LineHeight = 50;

    // Nothing here can measure text: a letter of the sans is a little less than half as wide as it is high.
    private const double LetterWidth = 0.47;

    private static readonly SheetPalette Paper = SheetPalette.Light;

    public static string Draw(Card card)
    {
        var right = card.Figure is null ? Width - Margin : ChartLeft - 30;
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\">")
            .Append($"<style>{SheetStyle.Css(SheetPalette.Light)}text.kicker,text.sign{{font-size:24px}}text.claim{{font-size:40px;font-weight:600}}text.finding{{font-size:28px;font-weight:600}}</style>")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"{Paper.Paper}\"/>");
        Text(svg, "kicker", Margin, 84, Paper.InkSoft, card.Kicker);
        var y = 100;
        foreach (var line in Lines(card.Title, 40, right - Margin, 6))
            Text(svg, "claim", Margin, y += LineHeight, Paper.Ink, line);
        y += 14;
        foreach (var line in Lines(card.Finding, 28, right - Margin, 2))
            Text(svg, "finding", Margin, y += 38, Paper.Accent, line);
        Sign(svg);
        if (card.Figure is { } figure)
            svg.Append(Placed(ChartSheet.Element(figure, "card")));
        return svg.Append("</svg>").ToString();
    }

    private static void Sign(StringBuilder svg)
    {
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<g transform=\"translate({Margin},{Height - 84}) scale(1.1)\"><path d=\"M3,3C5,19 12,26 30,27\" fill=\"none\" stroke=\"{Paper.Accent}\" stroke-width=\"3\"/><g fill=\"{Paper.Ink}\"><circle cx=\"5.2\" cy=\"8\" r=\"3.2\"/><circle cx=\"7.3\" cy=\"17.6\" r=\"3.2\"/><circle cx=\"15.6\" cy=\"22.3\" r=\"3.2\"/><circle cx=\"24.5\" cy=\"28\" r=\"3.2\"/></g></g>");
        Text(svg, "sign", Margin + 50, Height - 58, Paper.InkSoft, "Learning Mechanics");
    }

    /// <summary>A whole drawing set into its place, as large as it fits.</summary>
    private static string Placed(string element) =>
        string.Create(CultureInfo.InvariantCulture, $"<svg x=\"{ChartLeft}\" y=\"40\" width=\"{Width - ChartLeft - 30}\" height=\"{Height - 80}\" ") + element["<svg ".Length..];

    private static List<string> Lines(string text, int size, int room, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && longer.Length * size * LetterWidth > room)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines.Count <= most ? lines : [.. lines[..(most - 1)], lines[most - 1] + " …"];
    }

    private static void Text(StringBuilder svg, string kind, int x, int y, string colour, string words) => svg.Append(
        CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\" fill=\"{colour}\">{SvgText.Escape(words)}</text>");
}
