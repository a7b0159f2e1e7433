using LearningMechanics.Toys;

namespace LearningMechanics.Domain.Runs;

/// <summary>A run's price as it was when it was queued.</summary>
/// <param name="Operations">Floating-point operations at most, theory included.</param>
/// <param name="PeakBytes">Memory that the largest sweep point needs for one seed.</param>
/// <param name="Seconds">Estimated seconds on one core of a current server.</param>
/// <param name="TheorySeconds">The share of them that the site spends again, since it makes all predictions itself.</param>
public sealed record RunCost(double Operations, long PeakBytes, double Seconds, double TheorySeconds = 0)
{
    /// <summary>The cost of a toy with the given number of repetitions in place of its own.</summary>
    public static RunCost Of(Toy toy, int seeds)
    {
        var share = (double)seeds / Math.Max(1, toy.Seeds);
        return new(
            toy.Price.Operations * share, (long)Math.Min(toy.Price.PeakBytes, long.MaxValue / 2), toy.Price.Seconds * share,
            toy.PredictionPrice.Seconds * share);
    }
}
