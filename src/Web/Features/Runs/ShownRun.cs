using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>A run as pages show it.</summary>
public sealed class ShownRun
{
    private readonly Lazy<IReadOnlyList<ChartFigure>> _figures;

    /// <param name="run">Its life so far.</param>
    /// <param name="text">The exact text that is run.</param>
    /// <param name="report">The judgement; null until there is one.</param>
    public ShownRun(RunSnapshot run, string text, RunReport? report)
    {
        (Run, Text, Report) = (run, text, report);
        Toy = LearningMechanics.Toys.Toy.Compile(text, run.Toy.Value, run.Settings).Toy;
        var declared = LearningMechanics.Toys.Toy.Compile(text, run.Toy.Value).Toy;
        Changes = [.. run.Settings.Where(setting => IsChange(declared, setting.Key, setting.Value))];
        _figures = new Lazy<IReadOnlyList<ChartFigure>>(() =>
            Report is null || Toy is null ? [] : FigureBuilder.Build(Report, Toy.Plots, Toy.Parameters));
    }

    public RunSnapshot Run { get; }

    public string Text { get; }

    public RunReport? Report { get; }

    /// <summary>The text compiled with the run's settings; null if this version of the language no longer takes it.</summary>
    public Toy? Toy { get; }

    /// <summary>The version of a result that it was made for; null where somebody tried a toy.</summary>
    public VersionName? Result => Run.Purpose == RunPurpose.Visit ? null : VersionName.OfToy(Run.Toy);

    /// <summary>Settings that differ from what the text declares: a form sends every field, changed or not.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Changes { get; }

    /// <summary>What the toy's plots show of the judged run; none before.</summary>
    public IReadOnlyList<ChartFigure> Figures => _figures.Value;

    /// <summary>Where it stands, in one sentence.</summary>
    public string Standing => RunWords.Standing(Run);

    private static bool IsChange(Toy? declared, string name, double value) =>
        declared?.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter
        || parameter.Value != value
        || declared.Points[0].ContainsKey(name);
}
