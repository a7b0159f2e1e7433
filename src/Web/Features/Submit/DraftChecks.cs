using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>Reads drafts: what is wrong with them, what they would cost, what they predict.</summary>
internal sealed class DraftChecks(
    ContentLibrary library, MarkdownRenderer markdown, RunCharges charges, PredictionPreviews previews, TimeProvider clock) : IDisposable
{
    // A text may take a second of a core to compile, and no request to the site should wait for more than a few of them.
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount));

    public void Dispose() => turns.Dispose();

    /// <summary>Reads what was typed as a submission.</summary>
    public async Task<DraftReading> ReadAsync(DraftFields fields, int files, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Read(fields, files), cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>The same, with what its author wants to know before it is submitted.</summary>
    public async Task<CheckedDraft> CheckAsync(Actor author, DraftFields fields, int files, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(fields, files, cancellationToken);
        return new CheckedDraft(
            reading.Mistakes,
            reading.Experiment is { } experiment ? await PriceAsync(experiment, author, cancellationToken) : null,
            author.Standing);
    }

    /// <summary>What an experiment costs whoever submits it, and what it predicts.</summary>
    public async Task<PricedExperiment> PriceAsync(Experiment experiment, Actor author, CancellationToken cancellationToken)
    {
        var (toy, allowance) = (experiment.Toy, author.Allowance);
        var cost = RunCost.Of(toy, experiment.Seeds);
        var used = await charges.UsedTodayAsync(Payer.Of(author.Id), cancellationToken);
        return new PricedExperiment(
            experiment, cost, allowance, allowance.Left(used),
            allowance.Run.Refuse(cost, toy.Points.Count, experiment.Seeds) ?? allowance.Refuse(cost, used, clock.GetUtcNow()),
            await previews.MakeAsync(toy, cancellationToken));
    }

    private DraftReading Read(DraftFields fields, int files)
    {
        var reader = new SubmissionReader(slug => library.TryFind(slug, out _), files);
        var submission = reader.Read(fields);
        // What is locked is never mended: a formula that shows red would do so for good.
        var discussion = fields.Discussion.Length <= SubmissionRules.LongestDiscussion ? markdown.Render(fields.Discussion.Trim(), MarkdownFrame.Discussion) : null;
        var flaws = discussion?.Flaws.Select(flaw => new FieldMistake("discussion", $"Line {flaw.Line}: {flaw.Message}.")) ?? [];
        return new DraftReading(submission, reader.Experiment, [.. reader.Mistakes, .. flaws], discussion?.Html ?? "");
    }
}

/// <summary>A draft as a submission.</summary>
/// <param name="Submission">Null where the reader refused it.</param>
/// <param name="Experiment">Its toy as far as it could be read.</param>
/// <param name="Mistakes">All that keeps it from being submitted.</param>
/// <param name="DiscussionHtml">The discussion, rendered.</param>
internal sealed record DraftReading(
    Submission? Submission, Experiment? Experiment, IReadOnlyList<FieldMistake> Mistakes, string DiscussionHtml);

/// <summary>What an author is told of a draft.</summary>
/// <param name="Mistakes">All that keeps it from being submitted.</param>
/// <param name="Priced">Its run; null without a toy that can be read.</param>
/// <param name="Standing">The author's: it says whether somebody looks at it first.</param>
public sealed record CheckedDraft(IReadOnlyList<FieldMistake> Mistakes, PricedExperiment? Priced, Domain.People.Standing Standing);

/// <summary>A run before it is asked for.</summary>
/// <param name="Experiment">What would be run.</param>
/// <param name="Cost">Up to the first look.</param>
/// <param name="Allowance">What the author may ask for.</param>
/// <param name="LeftToday">Priced seconds left of it.</param>
/// <param name="Refusal">Why it may not be run; null where it may.</param>
/// <param name="Preview">What it predicts.</param>
public sealed record PricedExperiment(
    Experiment Experiment, RunCost Cost, RunAllowance Allowance, double LeftToday, string? Refusal, PredictionPreview Preview);
