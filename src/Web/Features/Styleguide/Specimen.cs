using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Styleguide;

/// <summary>A small toy that was really run, so that what the style guide shows is what readers meet.</summary>
/// <param name="Words">What it is an example of.</param>
/// <param name="Text">The toy.</param>
/// <param name="Toy">The same, compiled.</param>
/// <param name="Report">What the engine measured, judged.</param>
/// <param name="Figures">Its charts.</param>
public sealed record Specimen(string Words, string Text, Toy Toy, RunReport Report, IReadOnlyList<ChartFigure> Figures)
{
    private const string Parabola = """
        toy "A parabola, descended"
        param eta = 0.1 in 0.01..0.5 log "learning rate η"
        weight w = 1
        loss = w^2 / 2
        train gd(lr = eta) for 20
        measure height = w every 1

        """;

    private static readonly Lazy<IReadOnlyList<Specimen>> Made = new(() =>
    [
        Run("One line, one row of dots", Parabola + "predict height = (1 - eta)^step\nseeds 1\ncheck height within 1%\n"),
        Run("A prediction that fails", Parabola + "predict height = (1 - 2 * eta)^step\nseeds 1\ncheck height within 1%\n"),
        Run("Several settings on one chart", Parabola + "predict height = (1 - eta)^step\nsweep eta in [0.05, 0.2, 0.5]\nseeds 1\ncheck height within 1%\n"),
        Run("Repetitions, with their spread", """
            toy "The mean of squares"
            param scale = 1 in 0.5..4 "width of the distribution"
            data x ~ normal(50) * scale
            measure moment = mean(x^2)
            predict moment = scale^2
            sweep scale in [0.5, 1, 2, 4]
            seeds 8
            check moment within 25%

            """),
        Run("Too noisy to say", """
            toy "A mean that noise hides"
            data x ~ normal(4)
            measure level = 1 + mean(x)
            predict level = 1
            seeds 4
            check level within 5%

            """),
        Run("Numbers that stopped being finite", """
            toy "A step too long"
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 3) for 2000
            measure height = w every 200
            predict height = 1
            seeds 1
            check height within 5%

            """),
    ]);

    /// <summary>One of every kind, run once for as long as the site runs; they take milliseconds.</summary>
    public static IReadOnlyList<Specimen> All => Made.Value;

    private static Specimen Run(string words, string text)
    {
        var toy = Toy.Compile(text, "specimen.toy").Toy ?? throw new InvalidOperationException($"The specimen '{words}' does not compile.");
        var report = toy.Judge(toy.Run(new RunSettings { Key = RunKey.Zero, Threads = 1 }));
        return new Specimen(words, text, toy, report, FigureBuilder.Build(report, toy.Plots, toy.Parameters));
    }
}
