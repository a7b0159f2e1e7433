using System.Diagnostics;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>A run as a picture: SVG, or a page around it.</summary>
internal static class ChartFile
{
    /// <summary>Beside the reader, under the toy's name.</summary>
    public static string PathFor(string toy) => Path.ChangeExtension(Path.GetFileName(toy), ".svg");

    /// <summary>A sentence if the ending does not say what to write.</summary>
    public static string? Error(string path) => FormOf(path) is null
        ? $"--out {path}: the name's ending says what is written; end it in .svg or .html."
        : null;

    /// <summary>The file's text.</summary>
    /// <param name="path">Its ending decides.</param>
    /// <param name="toy">What was run.</param>
    /// <param name="report">What came of it.</param>
    public static string Write(string path, Toy toy, RunReport report)
    {
        var figures = FigureBuilder.Build(report, toy.Plots, toy.Parameters);
        return FormOf(path) switch
        {
            Form.Svg => ChartSheet.Document(report.Title, figures, RunSentences.Of(report)),
            Form.Html => ReportPage.Write(toy, report, figures),
            _ => throw new UnreachableException(),
        };
    }

    private static Form? FormOf(string path) => path == "-" ? Form.Svg : Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SVG" => Form.Svg,
        ".HTML" or ".HTM" => Form.Html,
        _ => null,
    };

    private enum Form
    {
        Svg,
        Html,
    }
}
