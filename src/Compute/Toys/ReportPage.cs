using System.Text;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>A run as one page that needs nothing else: verdicts, charts, their numbers, and how to repeat it.</summary>
internal static class ReportPage
{
    private const string Style =
        """
        :root{color-scheme:light dark;--paper:#fffefb;--ink:#1d1c1a;--soft:#5c5850;--line:#ddd8cc}
        @media (prefers-color-scheme:dark){:root{--paper:#16171a;--ink:#e9e6df;--soft:#a5a197;--line:#383a40}}
        body{margin:2rem auto;padding:0 1rem;max-width:44rem;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,serif}
        h1{font-size:1.5rem;line-height:1.25}
        p.soft,summary{color:var(--soft)}
        figure{margin:2rem 0;overflow-x:auto}
        svg{display:block;width:100%;min-width:30rem;height:auto}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;font:.875rem/1.4 "Source Sans 3","Segoe UI",Helvetica,Arial,sans-serif;font-variant-numeric:tabular-nums}
        th,td{padding:.2rem .8rem .2rem 0;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
        code{overflow-wrap:anywhere}

        """;

    public static string Write(Toy toy, RunReport report, IReadOnlyList<ChartFigure> figures)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
            .Append($"<title>{Text(report.Title)}</title>\n<style>\n{Style}{SheetStyle.Css()}</style>\n</head>\n<body>\n")
            .Append($"<h1>{Text(report.Title)}</h1>\n");
        if (toy.Citations.Count > 0)
            page.Append($"<p class=\"soft\">{Text(string.Join(", ", toy.Citations))}</p>\n");
        Table(page, ["check", "theory", "error", "interval", "tolerance", "verdict"], report.Checks.Select(Cells));
        for (var i = 0; i < figures.Count; i++)
            Figure(page, figures[i], $"figure-{i}");
        foreach (var sentence in RunSentences.Of(report))
            page.Append($"<p>{Text(sentence)}</p>\n");
        return page
            .Append($"<p class=\"soft\">Toy <code>{toy.Sha256}</code>, prediction <code>{toy.PredictionSha256}</code>. Theory is a line, experiment is dots.</p>\n")
            .Append("</body>\n</html>\n").ToString();
    }

    private static IEnumerable<string> Cells(CheckReport c) =>
    [
        c.Target, c.Theory, Amounts.Share(c.Error, c.IsAbsolute),
        $"{Amounts.Share(c.Low, c.IsAbsolute)} to {Amounts.Share(c.High, c.IsAbsolute)}",
        Amounts.Share(c.Tolerance, c.IsAbsolute), Amounts.Word(c.Verdict),
    ];

    private static void Figure(StringBuilder page, ChartFigure figure, string id)
    {
        var table = FigureTable.Of(figure);
        page.Append($"<figure>\n{ChartSheet.Element(figure, id)}\n<details><summary>{Text(figure.Name)} in numbers</summary>\n");
        Table(page, table.Headings, table.Rows);
        page.Append("</details>\n</figure>\n");
    }

    private static void Table(StringBuilder page, IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows)
    {
        page.Append("<div class=\"scroll\"><table>\n<tr>").AppendJoin("", headings.Select(h => $"<th scope=\"col\">{Text(h)}</th>")).Append("</tr>\n");
        foreach (var row in rows)
            page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
        page.Append("</table></div>\n");
    }

    // A toy may be a stranger's: its names are text here, whatever they hold.
    private static string Text(string text) => SvgText.Escape(text);
}
