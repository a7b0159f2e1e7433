namespace LearningMechanics.Toys.Charts;

/// <summary>What one mark of a chart means, in words beside the mark itself.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Number">Of the series, for dots and curves, or of the theory, for a line; 0 for words alone.</param>
/// <param name="Words">What it means; plain text.</param>
public sealed record LegendEntry(LegendMark Mark, int Number, string Words)
{
    /// <summary>Everything a figure's marks need said, in the order in which it is read.</summary>
    public static IEnumerable<LegendEntry> Of(ChartFigure figure)
    {
        var seeds = figure.Seeds > 1 ? $", mean of {figure.Seeds} seeds ± 1 standard deviation" : ", one seed";
        if (figure.Series.Count == 1 && !figure.IsPredictionAlone)
            yield return new LegendEntry(LegendMark.Dots, 0, $"experiment{seeds}");
        for (var i = 0; i < figure.Theories.Count; i++)
            yield return new LegendEntry(LegendMark.Line, i, figure.Theories[i] is "" ? "theory" : figure.Theories[i]);
        if (figure.Series.Count > 1)
        {
            for (var i = 0; i < figure.Series.Count; i++)
                yield return new LegendEntry(figure.IsPredictionAlone ? LegendMark.Curve : LegendMark.Dots, i, figure.Series[i].Label);
            if (!figure.IsPredictionAlone)
                yield return new LegendEntry(LegendMark.None, 0, $"dots: experiment{seeds}");
        }

        if (figure.Window is not null && !figure.IsPredictionAlone)
            yield return new LegendEntry(LegendMark.None, 0, "shaded: what the check looks at");
        if (figure.SeriesInAll > figure.Series.Count)
            yield return new LegendEntry(LegendMark.None, 0, $"{figure.Series.Count} of {figure.SeriesInAll} series drawn; all are in the table");
    }
}

/// <summary>A mark of a chart.</summary>
public enum LegendMark
{
    /// <summary>Words alone.</summary>
    None,

    /// <summary>Experiment.</summary>
    Dots,

    /// <summary>Theory.</summary>
    Line,

    /// <summary>Theory for one series, where nothing is measured that would tell series apart.</summary>
    Curve,
}
