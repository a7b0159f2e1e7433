using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Takes a wish for a run: checks it, prices it, locks it, queues it.</summary>
public sealed class RunSubmissions(ContentLibrary library, RunQueue queue, RunReading runs)
{
    /// <summary>A queue this long is hours of work: a full house is said at the door.</summary>
    private const int LongestQueue = 1_000;

    public async Task<SubmitOutcome> SubmitAsync(
        string slug, IReadOnlyDictionary<string, double> settings, int? seeds, CancellationToken cancellationToken)
    {
        if (!ToySlug.TryParse(slug, null, out var toySlug) || !library.TryFind(toySlug, out var published))
            return new SubmitOutcome.UnknownToy(slug);
        if (RunSettingsRule.Mistakes(published.Toy, settings, seeds) is { Count: > 0 } mistakes)
            return new SubmitOutcome.Mistaken(mistakes);
        var changed = RunSettingsRule.Changed(published.Toy, settings);
        var compilation = Toy.Compile(published.Text, $"{slug}.toy", changed);
        if (compilation.Toy is not { } toy)
            return new SubmitOutcome.Mistaken([.. compilation.Diagnostics.Select(diagnostic => new SettingMistake("toy", diagnostic.ToString()))]);

        // The key is drawn here, after text and prediction are fixed and hashed: nobody can choose draws that suit a theory.
        var source = ToySource.Of(published.Text);
        var order = RunOrder.For(toySlug, source, toy, changed, seeds, RunKey.Draw());
        if (RunBudget.Visitor.Refuse(order.Cost, toy.Points.Count, order.Seeds) is { } why)
            return new SubmitOutcome.TooExpensive(why);
        if (await runs.QueueLengthAsync(cancellationToken) is >= LongestQueue and var waiting)
            return new SubmitOutcome.QueueFull(waiting);
        return new SubmitOutcome.Accepted(await queue.EnqueueAsync(order, source, cancellationToken));
    }
}
