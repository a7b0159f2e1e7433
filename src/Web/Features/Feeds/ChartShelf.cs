using System.Collections.Concurrent;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Charts of completed runs as drawings that need nothing else. A run that has ended never changes, so each is drawn once.</summary>
internal sealed class ChartShelf(RunReading runs)
{
    /// <summary>At some twenty kilobytes each.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<RunId, RunDrawing> drawings = new();

    /// <summary>Drawings of those of these runs that have one.</summary>
    public async Task<IReadOnlyDictionary<RunId, RunDrawing>> FindAsync(IReadOnlyCollection<RunId> wanted, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(run => !drawings.ContainsKey(run)).ToList();
        var drawn = (await runs.WholeAsync(missing, cancellationToken)).Select(RunDrawing.Of).OfType<RunDrawing>().ToDictionary(drawing => drawing.Run);
        if (drawings.Count + drawn.Count > Most)
            drawings.Clear();
        foreach (var (run, drawing) in drawn)
            drawings.TryAdd(run, drawing);
        return wanted.Distinct().Select(run => drawings.GetValueOrDefault(run) ?? drawn.GetValueOrDefault(run)).OfType<RunDrawing>().ToDictionary(drawing => drawing.Run);
    }
}

/// <summary>The first chart of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Svg">A whole SVG document with its style.</param>
/// <param name="Description">The same for whoever does not see it.</param>
internal sealed record RunDrawing(RunId Run, string Svg, string Description)
{
    public static RunDrawing? Of(WholeRun run)
    {
        var shown = new ShownRun(run.Run, run.Text, run.Report);
        return shown.Figures is [var figure, ..]
            ? new RunDrawing(run.Run.Id, ChartSheet.Document(run.Run.Title, [figure], []), FigureDescription.Of(figure))
            : null;
    }
}
