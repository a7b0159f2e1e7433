using System.Globalization;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;

namespace LearningMechanics.Web.Features.Workers;

/// <summary>What pages and the terminal say of workers.</summary>
internal static class WorkerWords
{
    /// <summary>What a worker is doing, in a few words.</summary>
    public static string Standing(WorkerEntry worker, DateTimeOffset now) => worker switch
    {
        { RevokedAt: not null } => "its token was taken back",
        { SetAsideBecause: { } why } => $"set aside: {why}",
        { SeenAt: null } => "has not come yet",
        _ when now - worker.SeenAt > Worker.AwayAfter => $"away since {worker.SeenAt:d MMM yyyy, HH:mm} UTC",
        { Holding: > 0 } => "at work",
        _ => "here, idle",
    };

    /// <summary>Whether it measures what others do.</summary>
    public static string Agreement(WorkerAgreement? agreement) => agreement switch
    {
        null => "not compared yet",
        { IsContradicted: true } => "measured something else where nothing is drawn",
        { IsOutlier: true } => $"differs: χ² = {Short(agreement.ChiSquared)} over {agreement.Settings}, p = {Short(agreement.Probability)}",
        _ => $"agrees: χ² = {Short(agreement.ChiSquared)} over {Settings(agreement.Settings)}, p = {Short(agreement.Probability)}",
    };

    private static string Settings(int count) => count == 1 ? "one setting" : $"{count} settings";

    private static string Short(double value) => value.ToString(value is > 0 and < 0.001 ? "0.0E0" : "0.###", CultureInfo.InvariantCulture);
}
