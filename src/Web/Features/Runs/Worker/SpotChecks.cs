using System.Security.Cryptography;
using LearningMechanics.Toys;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>
/// Runs a few repetitions of a record again, which ones nobody can foresee. Who alters a share p of the repetitions is found
/// out with probability 1 − (1 − p)³; who alters so few that it goes unnoticed moves a verdict by no more than they weigh.
/// </summary>
internal static class SpotChecks
{
    private const int Most = 3;

    /// <summary>Draws of repetitions, since dear ones are passed over.</summary>
    private const int MostDraws = 12;

    /// <summary>Priced seconds for all of them: little beside the run, and never long for whoever waits behind it.</summary>
    private const double Budget = 2;

    /// <summary>Prices are estimates; what takes longer by the clock is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const double LargestMemory = 512 << 20;

    public static SpotCheckOutcome Take(Toy toy, RunRecord record, IDataSource dataSets, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var agreed = 0;
        try
        {
            foreach (var (point, seed) in Choose(toy, record))
            {
                if (Disagreement(toy, record, point, seed, dataSets, patience.Token) is not { } disagreement)
                    agreed++;
                else if (record.Engine == EngineName.Managed)
                    return new SpotCheckOutcome.Wrong($"run again here from its key, repetition {seed.Seed} of sweep point {point} gives something else: {disagreement}");
                else
                    return new SpotCheckOutcome.Agreed(0);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It took longer than it was priced at; what was compared before counts.
        }

        return new SpotCheckOutcome.Agreed(agreed);
    }

    /// <summary>Equal engines give equal bits. Another's roundings may grow without bound, so that it can agree but not be convicted.</summary>
    private static string? Disagreement(
        Toy toy, RunRecord record, int point, SeedRecord seed, IDataSource dataSets, CancellationToken cancellationToken) =>
        SpotCheck.Disagreement(
            toy.Rerun(record.Key, point, seed.Seed, dataSets, cancellationToken), seed, record.Engine == EngineName.Managed ? 0 : SpotCheck.Rounding);

    private static IEnumerable<(int Point, SeedRecord Seed)> Choose(Toy toy, RunRecord record)
    {
        var left = Budget;
        var chosen = new HashSet<(int, int)>();
        for (var draw = 0; draw < MostDraws && chosen.Count < Most; draw++)
        {
            var point = RandomNumberGenerator.GetInt32(record.Points.Count);
            var seed = RandomNumberGenerator.GetInt32(record.Points[point].Seeds.Count);
            var price = toy.PriceOfRepetition(point);
            if (price.Seconds > left || price.PeakBytes > LargestMemory || !chosen.Add((point, seed)))
                continue;
            left -= price.Seconds;
            yield return (point, record.Points[point].Seeds[seed]);
        }
    }
}

/// <summary>What came of running some repetitions again.</summary>
internal abstract record SpotCheckOutcome
{
    private SpotCheckOutcome()
    {
    }

    /// <summary>So many are the same; none where the run is too dear to be checked, or its engine another.</summary>
    public sealed record Agreed(int Repetitions) : SpotCheckOutcome;

    /// <summary>One is not.</summary>
    public sealed record Wrong(string Why) : SpotCheckOutcome;
}
