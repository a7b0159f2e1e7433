using LearningMechanics.Compute.DataSets;
using LearningMechanics.Toys;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>
/// Draws what a toy's theories say before anything is run. Nothing is trained, and no more is computed than a reader would
/// wait for: what is dearer is left for the run.
/// </summary>
internal sealed class PredictionPreviews : IDisposable
{
    /// <summary>Priced seconds of one core for one preview.</summary>
    private const double Budget = 1.5;

    private const double LargestMemory = 256 << 20;

    /// <summary>Repetitions that are averaged, where theory depends on what is drawn and the budget has room.</summary>
    private const int MostSeeds = 4;

    /// <summary>Prices are estimates; what takes longer by the clock is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Pages come first: a preview waits rather than take a core from them.
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly IDataSource dataSets = FileDataSource.Find();

    public void Dispose() => turns.Dispose();

    public async Task<PredictionPreview> MakeAsync(Toy toy, CancellationToken cancellationToken)
    {
        var seconds = toy.PredictionPrice.Seconds / Math.Max(1, toy.Seeds);
        if (!(seconds <= Budget) || !(toy.PredictionPrice.PeakBytes <= LargestMemory))
            return new PredictionPreview.Left($"The prediction alone takes about {NumberText.Short(seconds)} s of one core for one repetition: too long to draw while you write. It is drawn with the run.");
        var seeds = Math.Clamp((int)(Budget / Math.Max(seconds, 1e-9)), 1, Math.Min(MostSeeds, toy.Seeds));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await turns.WaitAsync(patience.Token);
            try
            {
                return await Task.Run(() => Draw(toy, seeds, patience.Token), patience.Token);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PredictionPreview.Left($"The prediction was not drawn within {Patience.TotalSeconds:0} s: it is drawn with the run.");
        }
    }

    private PredictionPreview Draw(Toy toy, int seeds, CancellationToken cancellationToken)
    {
        try
        {
            var report = toy.Foresee(RunKey.Zero, seeds, dataSets, cancellationToken);
            var figures = FigureBuilder.Build(report, toy.Plots, toy.Parameters).Where(IsDrawable).ToList();
            var numbers = ForetoldNumber.In(report, figures).Take(ForetoldNumber.Most).ToList();
            return figures.Count + numbers.Count > 0
                ? new PredictionPreview.Drawn(figures, numbers, seeds)
                : new PredictionPreview.Left("There is no line to draw before the run: nothing is predicted, or the prediction has a constant that is fitted on what is measured.");
        }
        catch (ToyRunFailedException mistake)
        {
            return new PredictionPreview.Left($"The prediction cannot be drawn: {mistake.Message}");
        }
    }

    private static bool IsDrawable(ChartFigure figure) =>
        figure.Series.Any(series => series.Curves.Any(curve => curve.Values.Any(double.IsFinite)));
}

/// <summary>What can be shown of a prediction before its run.</summary>
public abstract record PredictionPreview
{
    private PredictionPreview()
    {
    }

    /// <summary>Lines, and numbers where there is no axis to draw them along.</summary>
    /// <param name="Figures">Charts without dots.</param>
    /// <param name="Numbers">Predictions that are single numbers.</param>
    /// <param name="Seeds">Repetitions that were averaged.</param>
    public sealed record Drawn(IReadOnlyList<ChartFigure> Figures, IReadOnlyList<ForetoldNumber> Numbers, int Seeds) : PredictionPreview;

    /// <summary>Nothing, and why.</summary>
    public sealed record Left(string Why) : PredictionPreview;
}
