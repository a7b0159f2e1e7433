using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>What a new draft begins with.</summary>
/// <param name="Fields">Filled in already.</param>
/// <param name="Revises">The result it is to be a new version of.</param>
/// <param name="Files">Files of the version before.</param>
/// <param name="Words">What it begins from, within a sentence; empty for a blank one.</param>
public sealed record DraftStart(DraftFields Fields, ResultNumber? Revises, IReadOnlyList<AttachedFile> Files, string Words);

/// <summary>Finds what a draft is to begin with: a problem, a toy or somebody's result to fork, or an own result to revise.</summary>
internal sealed class DraftStarts(ContentLibrary library, ResultReading results)
{
    /// <summary>The start, or a sentence saying why there is none.</summary>
    public async Task<(DraftStart? Start, string? Why)> FindAsync(
        string problem, string fork, string revise, Actor author, CancellationToken cancellationToken)
    {
        if (revise.Length > 0)
            return await RevisedAsync(revise, author, cancellationToken);
        if (fork.Length > 0)
            return await ForkedAsync(fork, author, cancellationToken);
        if (problem.Length == 0)
            return (new DraftStart(new DraftFields(), null, [], ""), null);
        return ProblemSlug.TryParse(problem, null, out var slug) && library.TryFind(slug, out var known)
            ? (new DraftStart(new DraftFields { Problem = problem }, null, [], $"for the problem “{known.Title}”"), null)
            : (null, $"There is no problem {Runs.Refusals.Shown(problem)}: choose one below, in the draft.");
    }

    private async Task<(DraftStart? Start, string? Why)> ForkedAsync(string fork, Actor author, CancellationToken cancellationToken)
    {
        if (ToySlug.TryParse(fork, null, out var slug) && library.TryFind(slug, out var toy))
        {
            var problem = library.ProblemsOf(slug).FirstOrDefault()?.Slug.Value ?? "";
            return (new DraftStart(new DraftFields { Toy = toy.Text, Problem = problem, ForkOf = fork }, null, [], $"from the toy “{toy.Title}”"), null);
        }

        if (VersionName.TryParse(fork, null, out var name)
            && await results.FindAsync(name.Result, name.Version, cancellationToken) is { Source: { } source, Result.IsWithdrawn: false } view
            && view.MayBeReadBy(author))
        {
            var fields = new DraftFields
            {
                Toy = source,
                Problem = view.Result.Problem.Value,
                Settings = SettingsOf(view.Version),
                ForkOf = fork,
            };
            return (new DraftStart(fields, null, [], $"from the toy of result {name}"), null);
        }

        return (null, $"There is no toy and no result {Runs.Refusals.Shown(fork)} to fork: name a toy, or a version of a result such as 17v2.");
    }

    private async Task<(DraftStart? Start, string? Why)> RevisedAsync(string revise, Actor author, CancellationToken cancellationToken)
    {
        if (!ResultNumber.TryParse(revise, null, out var number)
            || await results.FindAsync(number, null, cancellationToken) is not { } shown
            || shown.Author.Person != author.Id)
            return (null, $"You have no result {Runs.Refusals.Shown(revise)}: a new version can be submitted only by its author.");
        if (shown.Result.IsWithdrawn)
            return (null, $"Result {number} is withdrawn: submit a new one in its place.");
        var last = await results.FindAsync(number, shown.Versions[0].Version, cancellationToken) ?? shown;
        return (new DraftStart(FieldsOf(last), number, last.Version.Files, $"as a new version of result {number}"), null);
    }

    private static DraftFields FieldsOf(ResultView view) => new()
    {
        Evidence = view.Version.Evidence,
        Toy = view.Source ?? "",
        Problem = view.Result.Problem.Value,
        Claim = view.Version.Claim,
        Disproof = view.Version.Disproof,
        Discussion = view.Version.Discussion,
        CoAuthors = string.Join(' ', view.CoAuthors.Select(author => author.Handle)),
        Links = string.Join('\n', view.Version.Links),
        Settings = SettingsOf(view.Version),
        Seeds = view.Version.Seeds > 0 ? $"{view.Version.Seeds}" : "",
        ForkOf = view.Version.ForkOf,
    };

    private static string SettingsOf(ResultVersion version) =>
        string.Join('\n', version.Settings.Select(setting => $"{setting.Key} = {NumberText.Exact(setting.Value)}"));
}
