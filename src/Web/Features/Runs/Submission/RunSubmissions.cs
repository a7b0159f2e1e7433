using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Takes a wish for a run: checks it, prices it, locks it, queues it.</summary>
public sealed class RunSubmissions(ToyShelf shelf, RunQueue queue, RunReading runs)
{
    /// <summary>A queue this long is hours of work: a full house is said at the door.</summary>
    private const int LongestQueue = 1_000;

    public async Task<SubmitOutcome> SubmitAsync(
        string slug, IReadOnlyDictionary<string, double> settings, int? seeds, CancellationToken cancellationToken)
    {
        if (!ToySlug.TryParse(slug, null, out var toySlug) || shelf.Find(toySlug) is not { } text)
            return new SubmitOutcome.UnknownToy(slug);
        var asDeclared = Compile(toySlug, text, null);
        if (asDeclared.Toy is not { } declared)
            return Diagnosed(asDeclared);
        if (RunSettingsRule.Mistakes(declared, settings, seeds) is { Count: > 0 } mistakes)
            return new SubmitOutcome.Mistaken(mistakes);
        var asSet = Compile(toySlug, text, settings);
        if (asSet.Toy is not { } toy)
            return Diagnosed(asSet);

        // The key is drawn here, after text and prediction are fixed and hashed: nobody can choose draws that suit a theory.
        var source = ToySource.Of(text);
        var order = RunOrder.For(toySlug, source, toy, settings, seeds, RunKey.Draw());
        if (RunBudget.Visitor.Refuse(order.Cost, toy.Points.Count, order.Seeds) is { } why)
            return new SubmitOutcome.TooExpensive(why);
        if (await runs.QueueLengthAsync(cancellationToken) is >= LongestQueue and var waiting)
            return new SubmitOutcome.QueueFull(waiting);
        return new SubmitOutcome.Accepted(await queue.EnqueueAsync(order, source, cancellationToken));
    }

    private static ToyCompilation Compile(ToySlug slug, string text, IReadOnlyDictionary<string, double>? settings) =>
        Toy.Compile(text, $"{slug}.toy", settings);

    private static SubmitOutcome.Mistaken Diagnosed(ToyCompilation compilation) =>
        new([.. compilation.Diagnostics.Select(diagnostic => new SettingMistake("toy", diagnostic.ToString()))]);
}
