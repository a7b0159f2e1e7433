using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Charts;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>A run as pages show it.</summary>
/// <param name="Run">Its life so far.</param>
/// <param name="Text">The exact text that is run.</param>
/// <param name="Report">The judgement; null until there is one.</param>
public sealed record ShownRun(RunView Run, string Text, RunReport? Report)
{
    private readonly Lazy<Toy?> _toy = new(() => LearningMechanics.Toys.Toy.Compile(Text, Run.Toy.Value, Run.Settings).Toy);

    /// <summary>The text compiled with the run's settings; null if this version of the language no longer takes it.</summary>
    public Toy? Toy => _toy.Value;

    /// <summary>What the toy's plots show of the judged run; none before.</summary>
    public IReadOnlyList<ChartFigure> Figures =>
        Report is null || Toy is null ? [] : FigureBuilder.Build(Report, Toy.Plots, Toy.Parameters);

    /// <summary>Where it stands, in one sentence.</summary>
    public string Standing => RunWords.Standing(Run.State, Run.Position, Run.Progress);
}
