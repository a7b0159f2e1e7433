using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Puts a tombstone in a result's place, for good.</summary>
internal sealed class WithdrawPage(PublishedResults results, Corrections corrections) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        ActOnResult.ShowAsync<WithdrawView>(context, form, results, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await ActOnResult.FindAsync(context, results, cancellationToken) is not { } shown)
            return await ShowAsync(context, form, cancellationToken);
        form.RefuseIf("reason", await corrections.WithdrawAsync(shown.Name.Result, context.Actor, form.Text("reason"), cancellationToken));
        return form.IsSound ? new SeeOther(SiteLinks.To(shown.Name.Result)) : await ShowAsync(context, form, cancellationToken);
    }
}
