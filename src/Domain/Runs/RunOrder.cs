using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>All that determines a run's numbers, fixed when it is queued.</summary>
/// <param name="Toy">The toy's slug.</param>
/// <param name="Title">The toy's title.</param>
/// <param name="SourceHash">Names the exact text (<see cref="ToySource"/>).</param>
/// <param name="Sha256">Hash of the toy's canonical form.</param>
/// <param name="PredictionSha256">Hash of the part that predicts: the lock.</param>
/// <param name="Settings">Parameters set over the toy's own values.</param>
/// <param name="Seeds">Repetitions.</param>
/// <param name="Key">Drawn after the text was fixed.</param>
/// <param name="Cost">What it was priced at.</param>
public sealed record RunOrder(
    ToySlug Toy,
    string Title,
    string SourceHash,
    string Sha256,
    string PredictionSha256,
    IReadOnlyDictionary<string, double> Settings,
    int Seeds,
    RunKey Key,
    RunCost Cost)
{
    /// <summary>The order for a compiled toy.</summary>
    public static RunOrder For(
        ToySlug slug, ToySource source, Toy toy, IReadOnlyDictionary<string, double> settings, int? seeds, RunKey key) =>
        new(
            slug, toy.Title, source.Hash, toy.Sha256, toy.PredictionSha256, settings, seeds ?? toy.Seeds, key,
            RunCost.Of(toy, seeds ?? toy.Seeds));
}
