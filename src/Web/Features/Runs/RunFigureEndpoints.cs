using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Web.Charts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>What a run's page asks for after it is read: the numbers of a chart, and the finished result of a live run.</summary>
public static class RunFigureEndpoints
{
    public static void MapRunFigures(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/runs/{id}");
        runs.MapGet("/result", ResultAsync);
        runs.MapGet("/figures/{name}.json", FigureAsync);
        runs.MapGet("/figures/{name}.csv", TableAsync);
    }

    private static async Task<Results<RazorComponentResult<RunResult>, NotFound>> ResultAsync(
        RunId id, PublishedRuns runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { Run.State.IsEnded: true } view
            ? new RazorComponentResult<RunResult>(new { View = view })
            : TypedResults.NotFound();

    private static async Task<Results<JsonHttpResult<PlotlyFigure>, NotFound>> FigureAsync(
        RunId id, string name, PublishedRuns runs, CancellationToken cancellationToken) =>
        Find(await runs.FindAsync(id, cancellationToken), name) is { } figure
            ? TypedResults.Json(PlotlyFigure.Of(figure), PlotlyJson.Default.PlotlyFigure)
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> TableAsync(
        RunId id, string name, PublishedRuns runs, CancellationToken cancellationToken) =>
        Find(await runs.FindAsync(id, cancellationToken), name) is { } figure
            ? TypedResults.Bytes(System.Text.Encoding.UTF8.GetBytes(FigureCsv.Write(figure)), "text/csv; charset=utf-8", $"{id}-{figure.Name}.csv")
            : TypedResults.NotFound();

    private static ChartFigure? Find(ShownRun? view, string name) => view?.Figures.FirstOrDefault(figure => figure.Name == name);
}
