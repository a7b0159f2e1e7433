using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Results;

/// <summary>What a withdrawn result rested on goes with it: every address of its runs, whatever feature it belongs to, is gone.</summary>
internal static class WithdrawnRuns
{
    /// <summary>Goes before the addresses themselves.</summary>
    public static IApplicationBuilder UseWithdrawnRuns(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && RunOf(context.Request.Path) is { } run
            && await context.RequestServices.GetRequiredService<ResultReading>().WithdrawnOfAsync(run, context.RequestAborted) is { } result)
        {
            await Refusals.Because(
                StatusCodes.Status410Gone,
                $"This run was made for result {result.Number}, which was withdrawn on {ResultWords.Day(result.WithdrawnAt ?? default)}: {result.WithdrawnBecause}")
                .ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static RunId? RunOf(PathString path)
    {
        var id = path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["runs", var own, ..] => own,
            ["api", "runs", var own, ..] => own,
            _ => null,
        };
        return RunId.TryParse(id, null, out var run) ? run : null;
    }
}
