using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Markdown;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Web.Features.Results.Seeding;

/// <summary>
/// Submits what the curators begin every site with, once, as anybody would: locked, queued behind everybody else's runs, and
/// published with whatever a worker finds. A later start adds only what is new in the content folder.
/// </summary>
internal sealed partial class FirstResults(
    ContentLibrary library, SiteAccount account, Submissions submissions, MarkdownRenderer markdown,
    IDbContextFactory<LearningMechanicsDbContext> contexts, ILogger<FirstResults> logger) : BackgroundService
{
    /// <summary>Behind all that people ask for.</summary>
    private const int Priority = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (library.Results.Count == 0)
            return;
        try
        {
            await SubmitMissingAsync(stoppingToken);
        }
        catch (Exception e) when (e is NpgsqlException or DbUpdateException)
        {
            // The next start goes on where this one ended.
            CouldNotSubmit(e.Message);
        }
    }

    /// <returns>How many were submitted.</returns>
    public async Task<int> SubmitMissingAsync(CancellationToken cancellationToken)
    {
        var author = await account.FindOrOpenAsync(cancellationToken);
        var there = await ThereAsync(author, cancellationToken);
        var submitted = 0;
        foreach (var result in library.Results)
        {
            var reader = new SubmissionReader(slug => library.TryFind(slug, out _), 0);
            if (reader.Read(result.Fields) is not { Experiment: { } experiment } submission || !there.Add(KeyOf(submission.ForkOf, experiment.Settings)))
                continue;
            var html = markdown.Render(submission.Discussion, MarkdownFrame.Discussion).Html;
            var outcome = await submissions.SubmitAsync(
                new SubmissionRequest(new Actor(author, Standing.Trusted), submission, html, []) { Priority = Priority }, cancellationToken);
            if (outcome is SubmissionOutcome.Locked)
                submitted++;
            else
                WasRefused(result.Name, outcome.ToString());
        }

        if (submitted > 0)
            Submitted(submitted);
        return submitted;
    }

    /// <summary>What was submitted at earlier starts: known by toy and settings, so that better words later are no second result.</summary>
    private async Task<HashSet<string>> ThereAsync(PersonId author, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await db.ResultVersions.AsNoTracking()
            .Where(version => db.Results.Any(result => result.Number == version.Result && result.Author == author))
            .Select(version => new { version.ForkOf, version.Settings }).ToListAsync(cancellationToken);
        return [.. versions.Select(version => KeyOf(version.ForkOf, version.Settings))];
    }

    private static string KeyOf(string toy, IReadOnlyDictionary<string, double> settings) =>
        $"{toy} {ResultWords.Place(settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).ToDictionary())}";

    [LoggerMessage(LogLevel.Information, "{Count} results of the content folder were submitted; they run when nobody else's wait.")]
    private partial void Submitted(int count);

    [LoggerMessage(LogLevel.Warning, "Result '{Name}' of the content folder was refused: {Outcome}")]
    private partial void WasRefused(string name, string outcome);

    [LoggerMessage(LogLevel.Warning, "The results of the content folder could not be submitted this time: {Reason}")]
    private partial void CouldNotSubmit(string reason);
}
