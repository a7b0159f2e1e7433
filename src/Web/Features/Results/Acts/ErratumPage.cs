using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Says beside a version what is wrong with it; the version itself stays as it is.</summary>
internal sealed class ErratumPage(PublishedResults results, Errata errata) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        ActOnResult.ShowAsync<ErratumView>(context, form, results, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await ActOnResult.FindAsync(context, results, cancellationToken) is not { } shown)
            return await ShowAsync(context, form, cancellationToken);
        foreach (var objection in await errata.WriteAsync(shown.Name, context.Actor, form.Text("text"), cancellationToken))
            form.Refuse("text", objection);
        return form.IsSound ? new SeeOther($"{SiteLinks.To(shown.Name)}#errata") : await ShowAsync(context, form, cancellationToken);
    }
}
