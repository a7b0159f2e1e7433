using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>Changes where a problem stands, citing the result that shows it.</summary>
internal sealed class ProblemStatusPage(ContentLibrary library, ProblemChanges changes) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (Find(context) is not { } problem)
            return Missing(context);
        var present = await PresentAsync(problem, cancellationToken);
        return FormAnswer.Show<ProblemStatusView>(form, others: [("Problem", problem), ("Present", present)]);
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (Find(context) is not { } problem)
            return Missing(context);
        var to = Enum.GetValues<ProblemStatus>().Cast<ProblemStatus?>().FirstOrDefault(status => status?.Key == form["to"]);
        if (to is null)
            form.Refuse("to", "Choose where it is to stand.");
        if (!VersionName.TryParse(form["cited"], null, out var cited))
            form.Refuse("cited", "Name the result with its version, such as 17v2.");
        var expected = Enum.GetValues<ProblemStatus>().Cast<ProblemStatus?>().FirstOrDefault(status => status?.Key == form["expected"]);
        if (form.IsSound && to is { } status)
        {
            form.RefuseIf("", await changes.ChangeAsync(
                problem.Slug, problem.Status, expected ?? await PresentAsync(problem, cancellationToken), status, cited, form.Text("reason"), context.Actor, cancellationToken));
        }

        return form.IsSound ? new SeeOther($"{SiteLinks.To(problem.Slug)}#status") : await ShowAsync(context, form, cancellationToken);
    }

    private async Task<ProblemStatus> PresentAsync(Problem problem, CancellationToken cancellationToken) =>
        await changes.OfAsync(problem.Slug, cancellationToken) is [var last, ..] ? last.To : problem.Status;

    private Problem? Find(HttpContext context) =>
        ProblemSlug.TryParse(context.GetRouteValue("name") as string, null, out var slug) && library.TryFind(slug, out var problem) ? problem : null;

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Missing(HttpContext context) =>
        Refusals.Because(StatusCodes.Status404NotFound, $"There is no problem {Refusals.Shown(context.GetRouteValue("name") as string ?? "")}.");
}
