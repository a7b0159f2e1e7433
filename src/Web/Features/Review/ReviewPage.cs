using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Submit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Review;

/// <summary>One submission, with all that a moderator wants to know before deciding about it.</summary>
internal sealed class ReviewPage(ResultReading results, Reviews reviews, DraftChecks checks) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, results, cancellationToken) is not { } view)
            return Missing(context);
        return FormAnswer.Show<ReviewView>(form, others: ("Sheet", await SheetAsync(context, view, cancellationToken)));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, results, cancellationToken) is not { } view)
            return Missing(context);
        var (name, reason) = (view.Version.Name, form.Text("reason"));
        var outcome = form["act"] switch
        {
            "approve" => await reviews.ApproveAsync(name, context.Actor, reason, cancellationToken),
            "decline" => await reviews.DeclineAsync(name, context.Actor, reason, cancellationToken),
            _ => new ReviewOutcome.NotAllowed("Press Approve or Decline."),
        };
        switch (outcome)
        {
            case ReviewOutcome.Decided:
                return new SeeOther($"/review?done={name}");
            case ReviewOutcome.NotAllowed(var why):
                return await ShowAsync(context, form.Refuse("", why), cancellationToken);
            case ReviewOutcome.AlreadyDecided(var state):
                form.Refuse("", $"Another moderator was faster: it is decided already ({SubmissionWords.Standing(state)}). Yours changed nothing.");
                var now = await FindAsync(context, results, cancellationToken) ?? view;
                return FormAnswer.Show<ReviewView>(form, StatusCodes.Status409Conflict, ("Sheet", await SheetAsync(context, now, cancellationToken)));
            default:
                return Missing(context);
        }
    }

    public static async Task<IResult> SendFileAsync(HttpContext context, string hash, ResultReading results, CancellationToken cancellationToken) =>
        await FindAsync(context, results, cancellationToken) is { } view && view.Version.Files.FirstOrDefault(file => file.Hash == hash) is { } file
            ? await AttachedFileAnswer.OfAsync(file, results, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<ResultView?> FindAsync(HttpContext context, ResultReading results, CancellationToken cancellationToken) =>
        VersionName.TryParse(context.Request.RouteValues["version"]?.ToString(), null, out var name)
            ? await results.FindAsync(name.Result, name.Version, cancellationToken)
            : null;

    private static ProblemHttpResult Missing(HttpContext context) => Refusals.Because(
        StatusCodes.Status404NotFound, $"There is no submission {Refusals.Shown(context.Request.RouteValues["version"]?.ToString() ?? "")}: /review lists what waits.");

    private async Task<ReviewSheet> SheetAsync(HttpContext context, ResultView view, CancellationToken cancellationToken)
    {
        var moderator = context.Actor;
        var author = new Actor(view.Author.Person, await results.StandingOfAsync(view.Author.Person, cancellationToken));
        var earlier = await results.OwnAsync(author.Id, cancellationToken);
        return new ReviewSheet(
            view,
            author.Standing,
            Compiled(view) is { } experiment ? await checks.PriceAsync(experiment, author, cancellationToken) : null,
            [.. earlier.Where(result => result.Name != view.Version.Name)],
            view.Version.State == VersionState.InReview
                ? ReviewRule.Objection(moderator.Id, moderator.Standing, [view.Author.Person, .. view.CoAuthors.Select(other => other.Person)])
                : $"It is decided: {SubmissionWords.Standing(view.Version.State)}.");
    }

    private static Experiment? Compiled(ResultView view) =>
        view.Source is { } source && Toy.Compile(source, $"{view.Version.Name.Toy}.toy", view.Version.Settings).Toy is { } toy
            ? new Experiment(source, toy, view.Version.Settings, view.Version.Seeds)
            : null;
}

/// <summary>What the page of a submission in review shows.</summary>
/// <param name="View">The submission.</param>
/// <param name="AuthorStanding">How far its author is trusted now.</param>
/// <param name="Priced">Its run; null without a toy.</param>
/// <param name="Earlier">What the author submitted besides, newest first.</param>
/// <param name="Objection">Why this moderator cannot decide about it; null where they can.</param>
public sealed record ReviewSheet(
    ResultView View, Domain.People.Standing AuthorStanding, PricedExperiment? Priced, IReadOnlyList<ResultSummary> Earlier, string? Objection);
