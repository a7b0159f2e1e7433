using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Takes a wish for a run: checks it, prices it, locks it, queues it.</summary>
public sealed class RunSubmissions(ContentLibrary library, RunEntry entry, RunReading runs)
{
    /// <summary>A queue this long is hours of work: a full house is said at the door.</summary>
    private const int LongestQueue = 1_000;

    public async Task<SubmitOutcome> SubmitAsync(RunWish wish, Asker asker, CancellationToken cancellationToken)
    {
        if (!ToySlug.TryParse(wish.Toy, null, out var slug) || !library.TryFind(slug, out var published))
            return new SubmitOutcome.UnknownToy(wish.Toy);
        if (RunSettingsRule.Mistakes(published.Toy, wish.Settings, wish.Seeds) is { Count: > 0 } mistakes)
            return new SubmitOutcome.Mistaken(mistakes);
        var changed = RunSettingsRule.Changed(published.Toy, wish.Settings);
        var compilation = Toy.Compile(published.Text, $"{slug}.toy", changed);
        if (compilation.Toy is not { } toy)
            return new SubmitOutcome.Mistaken([.. compilation.Diagnostics.Select(diagnostic => new SettingMistake("toy", diagnostic.ToString()))]);

        // The key is drawn here, after text and prediction are fixed and hashed: nobody can choose draws that suit a theory.
        var source = ToySource.Of(published.Text);
        var order = RunOrder.For(slug, source, toy, changed, wish.Seeds, RunKey.Draw()) with
        {
            Requester = asker.Person,
            VisitorHash = asker.VisitorHash,
            Allowance = asker.Allowance,
            Looks = wish.Looks,
            Device = wish.Device,
        };
        if (asker.Allowance.Run.Refuse(order.Cost, toy.Points.Count, order.Seeds) is { } why)
            return new SubmitOutcome.TooExpensive(why);
        if (await runs.QueueLengthAsync(cancellationToken) is >= LongestQueue and var waiting)
            return new SubmitOutcome.QueueFull(waiting);
        return await entry.OfferAsync(order, source, cancellationToken) switch
        {
            EntryOutcome.Entered(var id, var left) => new SubmitOutcome.Accepted(id, left),
            EntryOutcome.OverAllowance(var over) => new SubmitOutcome.OverAllowance(over),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
