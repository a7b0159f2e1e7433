using System.CommandLine;

namespace LearningMechanics.Compute.Toys;

/// <summary><c>lm toy plot</c>: a run, drawn. Theory is a line, experiment is dots.</summary>
internal static class PlotCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new RunOptions();
        var chart = new Option<string?>("--out")
        {
            Description = "Where to write: PATH.svg is the charts, PATH.html a page with the verdicts, the charts and their numbers. "
                + "The toy's name with .svg if not given; - writes the SVG to standard output.",
            HelpName = "PATH|-",
        };
        var command = new Command("plot", "Run a toy and draw theory and experiment on one chart. Ends as `run` does.");
        options.AddTo(command);
        command.Add(chart);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = options.Read(parsed);
            return new ToyRun(terminal).RunAsync(request with { Chart = parsed.GetValue(chart) ?? ChartFile.PathFor(request.File) }, cancellationToken);
        });
        return command;
    }
}
