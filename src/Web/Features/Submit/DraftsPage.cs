using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>An author's drafts and what they have submitted; and the way to a new draft. A link may say what it begins with.</summary>
internal sealed class DraftsPage(DraftStarts starts, Drafts drafts, ResultReading results) : IFormPage
{
    private static readonly string[] Origins = ["problem", "fork", "revise"];

    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var author = context.Actor;
        var given = form.IsSound ? PostedForm.Of(Origins.Select(name => (name, context.Request.Query[name].ToString()))) : form;
        var (start, why) = await StartAsync(given, author, cancellationToken);
        var sheet = new DraftsSheet(
            start ?? new DraftStart(new DraftFields(), null, [], ""),
            why,
            await drafts.OfAsync(author.Id, cancellationToken),
            await results.OwnAsync(author.Id, cancellationToken),
            context.Request.Query["done"].ToString() == "discarded");
        return FormAnswer.Show<DraftsView>(given, others: ("Sheet", sheet));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var author = context.Actor;
        var (start, why) = await StartAsync(form, author, cancellationToken);
        if (start is null)
            return await ShowAsync(context, form.Refuse("", why ?? ""), cancellationToken);
        var fields = Enum.TryParse<EvidenceKind>(form["evidence"], ignoreCase: true, out var evidence) && Enum.IsDefined(evidence)
            ? start.Fields with { Evidence = evidence }
            : start.Fields;
        if (await drafts.BeginAsync(author.Id, fields, start.Revises, cancellationToken) is not { } draft)
            return await ShowAsync(
                context, form.Refuse("", $"You have {Drafts.MostOfOne} drafts already: submit or discard one of them first."), cancellationToken);
        foreach (var file in start.Files)
            if (await results.AttachmentAsync(file.Hash, cancellationToken) is { } content)
                await drafts.AttachAsync(draft.Id, author.Id, file, content, cancellationToken);
        return new SeeOther(SiteLinks.To(draft.Id));
    }

    private Task<(DraftStart? Start, string? Why)> StartAsync(PostedForm form, Actor author, CancellationToken cancellationToken) =>
        starts.FindAsync(form["problem"], form["fork"], form["revise"], author, cancellationToken);
}

/// <summary>What the page of somebody's drafts shows.</summary>
/// <param name="Start">What a new draft would begin with.</param>
/// <param name="Why">Why it does not begin with what a link named; null where it does.</param>
/// <param name="Drafts">Last touched first.</param>
/// <param name="Submitted">Newest first.</param>
/// <param name="HasDiscarded">Whether one was thrown away just now.</param>
public sealed record DraftsSheet(
    DraftStart Start, string? Why, IReadOnlyList<Draft> Drafts, IReadOnlyList<ResultSummary> Submitted, bool HasDiscarded);
