namespace LearningMechanics.Toys.Verdicts;

/// <summary>What a check asks.</summary>
internal sealed record CheckTerms
{
    /// <summary>The error allowed: a fraction of the prediction, or a number in the measure's own unit.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether errors are taken as they are and not divided by the prediction.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>The share of points that must be within tolerance (<c>at Q% of points</c>); null for the median.</summary>
    public double? Quantile { get; init; }

    /// <summary>Whether the toy draws anything: one that does not is exact with a single repetition.</summary>
    public required bool Draws { get; init; }

    /// <summary>How sure a verdict must be.</summary>
    public Confidence Confidence { get; init; } = Confidence.SingleLook;
}

/// <summary>How sure a verdict must be.</summary>
/// <param name="Upper">The point of the bootstrap that <c>high</c> is, and the quantile of Student's t.</param>
/// <param name="Noise">The point of the noise's own distribution beyond which an error is told from noise.</param>
internal readonly record struct Confidence(double Upper, double Noise)
{
    /// <summary>One look at the seeds: 95 %, two-sided.</summary>
    public static Confidence SingleLook => new(0.975, 0.99);

    /// <summary>One of the looks at K, 2K, 4K and 8K seeds: 99 %, two-sided.</summary>
    public static Confidence RepeatedLook => new(0.995, 0.995);
}
