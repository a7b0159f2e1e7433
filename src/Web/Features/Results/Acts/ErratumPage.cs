using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Says beside a version what is wrong with it; the version itself stays as it is.</summary>
internal sealed class ErratumPage(PublishedResults results, Corrections corrections, MarkdownRenderer markdown) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        ActOnResult.ShowAsync<ErratumView>(context, form, results, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await ActOnResult.FindAsync(context, results, cancellationToken) is not { } shown)
            return await ShowAsync(context, form, cancellationToken);
        var text = form.Text("text");
        var rendered = markdown.Render(text.Length > Domain.Results.Erratum.LongestText ? "" : text);
        foreach (var flaw in rendered.Flaws)
            form.Refuse("text", $"Line {flaw.Line}: {flaw.Message}.");
        if (form.IsSound)
            form.RefuseIf("text", await corrections.AddErratumAsync(shown.Name, context.Actor, text, rendered.Html, cancellationToken));
        return form.IsSound ? new SeeOther($"{SiteLinks.To(shown.Name)}#errata") : await ShowAsync(context, form, cancellationToken);
    }
}
