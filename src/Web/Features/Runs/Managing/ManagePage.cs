using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs.Submission;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Runs.Managing;

/// <summary>
/// What may be done about a run that has not ended, on a page of its own: a run's page is everybody's and says nothing of who
/// reads it.
/// </summary>
internal sealed class ManagePage(RunReading runs, RunQueue queue, RunCharges charges, VisitorKey key) : IFormPage
{
    private const int HighestPriority = 100;

    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not { } run)
            return Missing(context);
        var asker = Asker.Of(context, key);
        var left = asker.Allowance.Left(await charges.UsedTodayAsync(asker.Payer, cancellationToken));
        return FormAnswer.Show<ManageView>(
            form, others: [("Run", run), ("Rights", RunRights.Of(context, run, key)), ("Allowance", asker.Allowance), ("LeftToday", left)]);
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not { } run)
            return Missing(context);
        var rights = RunRights.Of(context, run, key);
        var outcome = form["act"] switch
        {
            "cancel" when rights.CancelledBy is { } words => await queue.CancelAsync(run.Id, words, cancellationToken),
            "priority" when rights.Moderator is { } who => await PrioritizeAsync(run, form, who, cancellationToken),
            _ => null,
        };
        if (outcome is null && form.IsSound)
            return Refusals.Because(StatusCodes.Status403Forbidden, "Only whoever asked for this run may cancel it, in the browser it was asked for in or signed in; only moderators move it.");
        if (outcome is LeaseOutcome.Ended(var state))
            form.Refuse("", $"It is {state.ToString().ToLowerInvariant()} already.");
        return form.IsSound ? new SeeOther(SiteLinks.To(run.Id)) : await ShowAsync(context, form, cancellationToken);
    }

    private async Task<LeaseOutcome?> PrioritizeAsync(RunSnapshot run, PostedForm form, string who, CancellationToken cancellationToken)
    {
        if (int.TryParse(form["priority"], out var priority) && Math.Abs(priority) <= HighestPriority)
            return await queue.PrioritizeAsync(run.Id, priority, who, cancellationToken);
        form.Refuse("priority", $"Write a whole number from −{HighestPriority} to {HighestPriority}; 0 is everybody’s.");
        return null;
    }

    private async Task<RunSnapshot?> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        RunId.TryParse(Name(context), null, out var run) ? await runs.FindAsync(run, cancellationToken) : null;

    private static ProblemHttpResult Missing(HttpContext context) => Refusals.NoSuchRun(Name(context));

    private static string Name(HttpContext context) => context.Request.RouteValues["id"]?.ToString() ?? "";
}
