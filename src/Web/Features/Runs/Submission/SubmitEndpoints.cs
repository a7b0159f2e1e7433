using System.Diagnostics;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Web.Features.Runs.Managing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Runs.Submission;

internal static class SubmitEndpoints
{
    private const int RetryAfterSeconds = 300;

    /// <summary>Answers a form with a redirect to the run's page, so that a reload asks for nothing again.</summary>
    public static async Task<IResult> SubmitFormAsync(
        string slug, HttpContext context, RunSubmissions submissions, VisitorKey key, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            return Refusals.Because(StatusCodes.Status415UnsupportedMediaType, "Send the toy's form, or use POST /api/runs with JSON.");
        var (wish, mistakes) = RunForm.Read(slug, await context.Request.ReadFormAsync(cancellationToken));
        var outcome = mistakes.Count > 0
            ? new SubmitOutcome.Mistaken(mistakes)
            : await submissions.SubmitAsync(wish, Asker.Of(context, key), cancellationToken);
        if (outcome is not SubmitOutcome.Accepted(var id, _))
            return Refuse(outcome, context);
        RunPass.Give(context, id, key);
        return new SeeOther(PageOf(id));
    }

    public static async Task<IResult> SubmitJsonAsync(
        HttpContext context, RunSubmissions submissions, VisitorKey key, CancellationToken cancellationToken)
    {
        if (!RunManagement.MayAsk(context))
            return Refusals.Because(StatusCodes.Status403Forbidden, "This API token was not given the scope runs:write: make one that has it under /account/tokens.");
        var asked = await context.Request.ReadAsync(RunJson.Default.RunRequest);
        var wish = new RunWish(asked.Toy, asked.Settings, asked.Seeds, asked.Looks, asked.Device);
        var outcome = await submissions.SubmitAsync(wish, Asker.Of(context, key), cancellationToken);
        if (outcome is not SubmitOutcome.Accepted(var id, var left))
            return Refuse(outcome, context);
        context.Response.Headers.Location = $"/api/runs/{id}";
        return TypedResults.Json(
            new RunAccepted(id, PageOf(id), key.PassOf(id), left), RunJson.Default.RunAccepted, statusCode: StatusCodes.Status201Created);
    }

    private static string PageOf(RunId id) => $"/runs/{id}";

    private static ProblemHttpResult Refuse(SubmitOutcome outcome, HttpContext context)
    {
        switch (outcome)
        {
            case SubmitOutcome.UnknownToy(var slug):
                return Refusals.Because(StatusCodes.Status404NotFound, $"There is no toy {Refusals.Shown(slug)}.");
            case SubmitOutcome.Mistaken(var mistakes):
                return Refusals.Because(
                    StatusCodes.Status422UnprocessableEntity,
                    string.Join(" ", mistakes.Select(mistake => mistake.Message)),
                    new Dictionary<string, object?>
                    {
                        ["errors"] = mistakes.GroupBy(mistake => mistake.Field)
                            .ToDictionary(group => group.Key, group => group.Select(mistake => mistake.Message).ToArray()),
                    });
            case SubmitOutcome.TooExpensive(var why):
                return Refusals.Because(StatusCodes.Status422UnprocessableEntity, why);
            case SubmitOutcome.OverAllowance(var why):
                return Refusals.Because(StatusCodes.Status429TooManyRequests, why);
            case SubmitOutcome.QueueFull(var waiting):
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
                return Refusals.Because(StatusCodes.Status503ServiceUnavailable, $"{waiting} runs wait already: try again later.");
            default:
                throw new UnreachableException();
        }
    }
}
