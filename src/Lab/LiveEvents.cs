namespace LearningMechanics.Lab;

/// <summary>A theory's series, before the training it speaks of; not finite is null.</summary>
internal sealed record LivePrediction(
    int Point, int Seed, string Target, string Theory, IReadOnlyList<int> Steps, IReadOnlyList<IReadOnlyList<double?>> Values);

/// <summary>One sample of one measure; not finite is null.</summary>
internal sealed record LiveSample(int Point, int Seed, string Measure, int Step, double? T, IReadOnlyList<double?> Value);
