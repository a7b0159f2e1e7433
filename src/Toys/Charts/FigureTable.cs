namespace LearningMechanics.Toys.Charts;

/// <summary>The chart's twin in numbers.</summary>
/// <param name="Headings">One per column.</param>
/// <param name="Rows">One per series and position, as text for readers; every digit is <see cref="FigureCsv"/>'s.</param>
/// <param name="RowsInAll">Rows there would be if none were left out for length.</param>
public sealed record FigureTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, int RowsInAll)
{
    /// <summary>The numbers that a figure draws.</summary>
    /// <param name="figure">The chart.</param>
    /// <param name="mostRows">More than these are thinned evenly, first and last kept.</param>
    public static FigureTable Of(ChartFigure figure, int mostRows = int.MaxValue)
    {
        var isMany = figure.Series.Count > 1;
        var theories = figure.Theories;
        var all = figure.Series.SelectMany(series => Enumerable.Range(0, series.X.Count).Select(i => (Series: series, Index: i))).ToList();
        var kept = all.Count <= mostRows
            ? all
            : [.. Enumerable.Range(0, mostRows).Select(i => all[(int)((long)i * (all.Count - 1) / (mostRows - 1))])];
        return new FigureTable(
            [
                .. isMany ? ["series"] : Array.Empty<string>(), figure.Horizontal.Label,
                .. figure.IsPredictionAlone ? Array.Empty<string>() : ["experiment", "± sd"],
                .. theories.Select(theory => theory.Length == 0 ? "theory" : theory),
            ],
            [.. kept.Select(row => (IReadOnlyList<string>)[.. isMany ? [row.Series.Label] : Array.Empty<string>(), .. Cells(figure, row.Series, row.Index)])],
            all.Count);
    }

    private static IEnumerable<string> Cells(ChartFigure figure, ChartSeries series, int i) =>
    [
        NumberText.Short(series.X[i]),
        .. figure.IsPredictionAlone ? Array.Empty<string>() : [NumberText.Short(series.Mean[i]), NumberText.Short(series.Deviation[i])],
        .. figure.Theories.Select(theory => NumberText.Short(series.Curves.FirstOrDefault(curve => curve.Theory == theory)?.Values[i] ?? double.NaN)),
    ];
}
