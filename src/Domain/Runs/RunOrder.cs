using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>All that determines a run's numbers, fixed when it is queued, and who wants it on what terms.</summary>
/// <param name="Toy">The toy's slug.</param>
/// <param name="Title">The toy's title.</param>
/// <param name="SourceHash">Names the exact text (<see cref="ToySource"/>).</param>
/// <param name="Sha256">Hash of the toy's canonical form.</param>
/// <param name="PredictionSha256">Hash of the part that predicts: the lock.</param>
/// <param name="Settings">Parameters set over the toy's own values.</param>
/// <param name="Seeds">Repetitions; where looks are taken, those before the first.</param>
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
    /// <summary>Sweep points.</summary>
    public int Points { get; init; } = 1;

    /// <summary>Who asked for it; null for a visitor.</summary>
    public PersonId? Requester { get; init; }

    /// <summary>A keyed hash of the address a visitor asked from, to tell visitors apart; null where unknown.</summary>
    public string? VisitorHash { get; init; }

    /// <summary>What its requester may ask for.</summary>
    public RunAllowance Allowance { get; init; } = RunAllowance.Visitor;

    /// <summary>What it is for.</summary>
    public RunPurpose Purpose { get; init; }

    /// <summary>Above others' where it is higher; only moderators set it.</summary>
    public int Priority { get; init; }

    /// <summary>Whether an undecided verdict is followed by as many repetitions again, at most to eight times as many.</summary>
    public bool Looks { get; init; }

    /// <summary>The kind of device it cannot do without; null where any will do.</summary>
    public DeviceKind? Device { get; init; }

    /// <summary>A worker that should not have it; it gets it only where no other has been alive for a while.</summary>
    public WorkerId? NotWorker { get; init; }

    /// <summary>Who its cost is counted against.</summary>
    public Payer Payer => Requester is { } person ? Payer.Of(person)
        : VisitorHash is { } hash ? Payer.OfVisitor(hash)
        : Payer.AnyVisitor;

    /// <summary>Names the toy and its settings: runs that share it measure the same quantities.</summary>
    public string SettingHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Settings.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}={s.Value:R}")).Prepend(Sha256)))));

    /// <summary>The order for a compiled toy.</summary>
    public static RunOrder For(
        ToySlug slug, ToySource source, Toy toy, IReadOnlyDictionary<string, double> settings, int? seeds, RunKey key) =>
        new(
            slug, toy.Title, source.Hash, toy.Sha256, toy.PredictionSha256, settings, seeds ?? toy.Seeds, key,
            RunCost.Of(toy, seeds ?? toy.Seeds)) { Points = toy.Points.Count };
}
