using System.Text.Json;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Lab;

/// <summary>Tells the script what a run measures while it runs, in the form in which the site tells of a worker's run.</summary>
/// <param name="clock">Paces what is told: a message a sample would cost more than the sample.</param>
internal sealed class LiveObserver(TimeProvider clock) : IRunObserver
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly List<LiveSample> _samples = [];
    private long _told = clock.GetTimestamp();
    private double _fraction;

    public void OnPredicted(int point, int seed, PredictedSeries prediction, IReadOnlyList<int> steps)
    {
        var values = prediction.Values.Select(row => (IReadOnlyList<double?>)Finite(row)).ToList();
        var told = new LivePrediction(point, seed, prediction.Target, prediction.Theory, steps, values);
        LiveScript.Predict(JsonSerializer.Serialize(told, LabJson.Default.LivePrediction));
    }

    public void OnSample(int point, int seed, string measure, int step, double time, ReadOnlySpan<double> value)
    {
        _samples.Add(new LiveSample(point, seed, measure, step, Finite(time), Finite(value)));
        TellInPace();
    }

    public void OnProgress(double fraction)
    {
        _fraction = fraction;
        TellInPace();
    }

    public void OnSeedCompleted(int point, SeedRecord record) => TellInPace();

    /// <summary>Tells what has not been told yet.</summary>
    public void Flush()
    {
        if (_samples.Count > 0)
            LiveScript.Sample(JsonSerializer.Serialize(_samples, LabJson.Default.ListLiveSample));
        _samples.Clear();
        LiveScript.Progress(_fraction);
        _told = clock.GetTimestamp();
    }

    private void TellInPace()
    {
        if (clock.GetElapsedTime(_told) >= Pace)
            Flush();
    }

    private static double?[] Finite(ReadOnlySpan<double> row)
    {
        var finite = new double?[row.Length];
        for (var i = 0; i < row.Length; i++)
            finite[i] = Finite(row[i]);
        return finite;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
