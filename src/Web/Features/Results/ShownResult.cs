using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Charts;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Results;

/// <summary>A version of a result as its page shows it.</summary>
public sealed class ShownResult
{
    /// <param name="view">All that belongs to it.</param>
    /// <param name="run">The run its verdict comes from; null without one.</param>
    /// <param name="problem">The problem it speaks to; null where the curators have taken that away.</param>
    public ShownResult(ResultView view, ShownRun? run, Problem? problem)
    {
        (View, Run, Problem) = (view, run, problem);
        Rivals = Report is { } report
            ? RivalRanking.Rank(Rival.Of(Version.Name, report.Checks, report.Fits, report.Points.Sum(point => point.Seeds)))
            : [];
    }

    public ResultView View { get; }

    public ShownRun? Run { get; }

    public Problem? Problem { get; }

    public ResultVersion Version => View.Version;

    public VersionName Name => View.Version.Name;

    public RunReport? Report => Version.State == VersionState.Published ? Run?.Report : null;

    /// <summary>Its theories, best first; none before there is a verdict.</summary>
    public IReadOnlyList<Rival> Rivals { get; }

    /// <summary>The toy at the settings that are run; null without one, and where this version of the language no longer takes it.</summary>
    public Toy? Toy => Run?.Toy;

    /// <summary>What is drawn, the measure that decided first.</summary>
    public IReadOnlyList<ChartFigure> Figures => Report is null || Run is null
        ? []
        : [.. Run.Figures.OrderByDescending(figure => Rivals.Count > 0 && figure.Checks.Any(check => check.Target == Rivals[0].Check.Target))];

    /// <summary>Where two parameters were swept, how far each theory reaches.</summary>
    public IReadOnlyList<ValidityMap> Maps => Report is null ? [] : [.. Report.Checks.Select(ValidityMap.Of).OfType<ValidityMap>()];

    /// <summary>The run itself with who made it; null without one.</summary>
    public RunOfResult? OwnRun => View.Runs.FirstOrDefault(run => run.Run.Id == Version.Run);

    /// <summary>Whether any run of it waits or goes on.</summary>
    public bool IsUnderWay => Version.State == VersionState.Running || View.Runs.Any(run => !run.Run.State.IsEnded);

    public IReadOnlyList<RunOfResult> Replications => [.. View.Runs.Where(run => run.IsReplication)];

    /// <summary>The latest version that everybody may read.</summary>
    public ResultVersion? Latest => View.Versions.FirstOrDefault(version => version.State.IsPublic);

    public IReadOnlyList<Credit> Authors => [View.Author, .. View.CoAuthors];
}
