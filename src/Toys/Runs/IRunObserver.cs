namespace LearningMechanics.Toys.Runs;

/// <summary>Watches a run. Calls may come from several threads at once, each for another repetition.</summary>
public interface IRunObserver
{
    /// <summary>The theory's series for a repetition, before its training starts (later for theories with fitted constants).</summary>
    void OnPredicted(int point, int seed, PredictedSeries prediction, IReadOnlyList<int> steps);

    /// <summary>One sample of one measure.</summary>
    void OnSample(int point, int seed, string measure, int step, double time, ReadOnlySpan<double> value);

    /// <summary>Share of the whole run's work that is done, 0 to 1; never falls.</summary>
    void OnProgress(double fraction);

    /// <summary>A repetition is complete.</summary>
    void OnSeedCompleted(int point, SeedRecord record);
}
