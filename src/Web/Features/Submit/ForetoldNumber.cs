using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>A prediction that is one number.</summary>
/// <param name="Name">The measure or observe.</param>
/// <param name="Theory">The rival's name; <c>theory</c> for a toy's only one.</param>
/// <param name="At">The sweep point; empty where there is one alone.</param>
/// <param name="Value">The number.</param>
public sealed record ForetoldNumber(string Name, string Theory, string At, double Value)
{
    public const int Most = 24;

    /// <summary>Every number that a report foretells and that is in no chart.</summary>
    public static IEnumerable<ForetoldNumber> In(RunReport report, IReadOnlyList<ChartFigure> figures)
    {
        var drawn = figures.Select(figure => figure.Name).ToHashSet();
        foreach (var point in report.Points)
        {
            var at = Words(point.Parameters);
            foreach (var (name, series) in point.Series.Where(series => !drawn.Contains(series.Key)))
                foreach (var (theory, rows) in series.Predicted.Where(predicted => predicted.Value.Count > 0))
                    if (Of(name, theory, at, rows[^1]) is { } number)
                        yield return number;
            foreach (var (name, value) in point.Observed.Where(value => !drawn.Contains(value.Key)))
                foreach (var (theory, row) in value.Predicted)
                    if (Of(name, theory, at, row) is { } number)
                        yield return number;
        }

        foreach (var (name, lines) in report.Across)
            foreach (var line in lines)
                foreach (var (theory, row) in line.Predicted)
                    if (Of(name, theory, Words(line.Parameters), row) is { } number)
                        yield return number;
    }

    private static ForetoldNumber? Of(string name, string theory, string at, Row row) =>
        !row.IsVector && double.IsFinite(row.First) ? new ForetoldNumber(name, theory, at, row.First) : null;

    private static string Words(IReadOnlyDictionary<string, double> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Key} = {NumberText.Short(parameter.Value)}"));
}
