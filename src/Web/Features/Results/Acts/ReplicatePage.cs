using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Runs a result again: one button.</summary>
internal sealed class ReplicatePage(PublishedResults results, Replications replications) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        await ActOnResult.ShowAsync<ReplicateView>(context, form, results, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await ActOnResult.FindAsync(context, results, cancellationToken) is not { } shown)
            return await ShowAsync(context, form, cancellationToken);
        return await replications.StartAsync(shown.Name, context.Actor, cancellationToken) switch
        {
            ReplicationOutcome.Started(var run) => new SeeOther(SiteLinks.To(run)),
            ReplicationOutcome.Refused(var why) => await ShowAsync(context, form.Refuse("", why), cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
