namespace LearningMechanics.Toys.Verdicts;

/// <summary>One point a check looks at: a sampled step of a measure at one sweep point, or an observe, over all seeds.</summary>
/// <remarks>A vector measure is one point per step; sliced, it is one point per component, which the caller makes.</remarks>
internal sealed record CheckPoint
{
    /// <summary>How much the point counts; positive. See <see cref="SampleWeights"/>.</summary>
    public required double Weight { get; init; }

    /// <summary>Which sweep point it belongs to: the worst of these is reported.</summary>
    public int Group { get; init; }

    /// <summary>Components of the value: 1 for a scalar.</summary>
    public int Components { get; init; } = 1;

    /// <summary>What was measured. // (seeds, components), row-major</summary>
    public required double[] Measured { get; init; }

    /// <summary>What theory says, for the same seeds. // (seeds, components), row-major</summary>
    public required double[] Predicted { get; init; }

    /// <summary>Whether theory says that the measure blows up here; what is predicted is then not looked at.</summary>
    public bool IsDivergencePredicted { get; init; }

    /// <summary>A point of one number per seed.</summary>
    public static CheckPoint Scalar(double weight, double[] measured, double[] predicted, int group = 0) =>
        new() { Weight = weight, Measured = measured, Predicted = predicted, Group = group };
}
