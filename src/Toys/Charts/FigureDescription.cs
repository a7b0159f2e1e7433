namespace LearningMechanics.Toys.Charts;

/// <summary>A chart in sentences, for whoever does not see it.</summary>
public static class FigureDescription
{
    /// <summary>What is on which axis, and from where to where each series goes.</summary>
    public static string Of(ChartFigure figure) => string.Join(" ", Sentences(figure));

    private static IEnumerable<string> Sentences(ChartFigure figure)
    {
        yield return $"{figure.Name} over {figure.Horizontal.Label}{(figure.Horizontal.IsLogarithmic ? ", logarithmic" : "")}: "
            + $"{(figure.IsPredictionAlone ? "" : "dots are the experiment, ")}{(figure.Theories.Count == 0 ? "no theory is drawn" : figure.Theories.Count == 1 ? "the line is theory" : $"lines are the theories {string.Join(", ", figure.Theories)}")}.";
        if (figure.IsPredictionAlone)
        {
            yield return "Nothing is measured yet.";
            yield break;
        }

        foreach (var series in figure.Series)
        {
            var drawn = Enumerable.Range(0, series.X.Count).Where(i => double.IsFinite(series.Mean[i])).ToList();
            if (drawn.Count == 0)
                continue;
            var (first, last) = (drawn[0], drawn[^1]);
            var name = series.Label.Length == 0 ? "It" : series.Label;
            yield return $"{name} goes from {NumberText.Short(series.Mean[first])} at {NumberText.Short(series.X[first])} to {NumberText.Short(series.Mean[last])} at {NumberText.Short(series.X[last])}.";
        }

        if (figure.Window is var (from, to))
            yield return $"The check looks from {NumberText.Short(from)} to {NumberText.Short(to)}.";
        var lost = figure.Series.Sum(series => series.Mean.Count(value => !double.IsFinite(value)));
        if (lost > 0)
            yield return $"{lost} measured values are not finite numbers and are not drawn.";
    }
}
