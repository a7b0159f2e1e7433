using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>An observer as one repetition sees it.</summary>
internal readonly record struct SeedObserver(IRunObserver? Observer, int Point, int Seed)
{
    public void Predicted(PredictedSeries prediction, IReadOnlyList<int> steps) =>
        Observer?.OnPredicted(Point, Seed, prediction, steps);

    public void Sampled(string measure, int step, double time, ReadOnlySpan<double> value) =>
        Observer?.OnSample(Point, Seed, measure, step, time, value);

    public void Completed(SeedRecord record) => Observer?.OnSeedCompleted(Point, record);
}
