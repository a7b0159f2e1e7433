using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>A figure as a table for other programs: every value, every digit.</summary>
public static class FigureCsv
{
    /// <summary>One line per series and position, under a heading.</summary>
    public static string Write(ChartFigure figure)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', ["series", CsvText.Text(figure.Horizontal.Label), CsvText.Text(figure.Name), "sd", .. figure.Theories.Select(CsvText.Text)]).Append('\n');
        foreach (var series in figure.Series)
        {
            for (var i = 0; i < series.X.Count; i++)
            {
                csv.AppendJoin(',',
                [
                    CsvText.Text(series.Label), CsvText.Number(series.X[i]), CsvText.Number(series.Mean[i]), CsvText.Number(series.Deviation[i]),
                    .. figure.Theories.Select(theory => CsvText.Number(series.Curves.FirstOrDefault(curve => curve.Theory == theory)?.Values[i] ?? double.NaN)),
                ]).Append('\n');
            }
        }

        return csv.ToString();
    }
}
