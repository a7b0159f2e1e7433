using LearningMechanics.Storage.Workers;
using LearningMechanics.Web.Features.Accounts.Commands;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Workers;

/// <summary>Where moderators let machines in, take their tokens back, and decide about those that were set aside.</summary>
internal sealed class TokensPage(WorkerKeeping keeping, WorkerRoll roll, TimeProvider clock) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        ShowAsync(form, fresh: null, done: context.Request.Query["done"] == "1" ? "Done." : null, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        switch (form["act"])
        {
            case "add":
                var (token, outcome) = await keeping.AddAsync(form["name"], cancellationToken);
                form.RefuseIf("name", outcome is KeepingOutcome.Refused(var objection) ? objection : null);

                // No redirect: the token is nowhere but in this answer.
                return await ShowAsync(token is null ? form : PostedForm.Blank(), token?.Reveal(), null, cancellationToken);
            case "revoke":
                return await AnswerAsync(await keeping.RevokeAsync(form["worker"], cancellationToken), form, cancellationToken);
            case "reinstate":
                return await AnswerAsync(await keeping.ReinstateAsync(form["worker"], cancellationToken), form, cancellationToken);
            default:
                return await ShowAsync(form.Refuse("", "Use one of the buttons below."), null, null, cancellationToken);
        }
    }

    private async Task<IResult> AnswerAsync(KeepingOutcome outcome, PostedForm form, CancellationToken cancellationToken) =>
        outcome is KeepingOutcome.Refused(var why)
            ? await ShowAsync(form.Refuse("", why), null, null, cancellationToken)
            : new SeeOther("/workers/tokens?done=1");

    private async Task<IResult> ShowAsync(PostedForm form, string? fresh, string? done, CancellationToken cancellationToken) =>
        FormAnswer.Show<TokensView>(
            form, others: [("Workers", await roll.ListAsync(cancellationToken)), ("Now", clock.GetUtcNow()), ("Fresh", fresh), ("Done", done)]);
}
