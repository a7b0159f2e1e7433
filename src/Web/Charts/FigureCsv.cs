using System.Text;

namespace LearningMechanics.Web.Charts;

/// <summary>A figure as a table for other programs: every value, every digit.</summary>
public static class FigureCsv
{
    public static string Write(ChartFigure figure)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', ["series", Text(figure.Horizontal.Label), Text(figure.Name), "sd", .. figure.Theories.Select(Text)]).Append('\n');
        foreach (var series in figure.Series)
        {
            for (var i = 0; i < series.X.Count; i++)
            {
                csv.AppendJoin(',',
                [
                    Text(series.Label), Number(series.X[i]), Number(series.Mean[i]), Number(series.Deviation[i]),
                    .. figure.Theories.Select(theory => Number(series.Curves.FirstOrDefault(curve => curve.Theory == theory)?.Values[i] ?? double.NaN)),
                ]).Append('\n');
            }
        }

        return csv.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Exact(value) : "";

    /// <summary>Quoted; and what a spreadsheet would run as a formula is made text by a leading apostrophe.</summary>
    private static string Text(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
