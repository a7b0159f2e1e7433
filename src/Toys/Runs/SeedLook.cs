namespace LearningMechanics.Toys.Runs;

/// <summary>Which look at the data a verdict is. A run to which repetitions may be added while its verdict is undecided is
/// looked at only with K, 2K, 4K and 8K of them, each time at 99 % in place of 95 %: four chances to be wrong must together
/// be no more than one.</summary>
/// <remarks>The default is <see cref="Only"/>.</remarks>
public readonly record struct SeedLook
{
    /// <summary>Looks at most.</summary>
    public const int Most = 4;

    private SeedLook(int firstSeeds, int number) => (FirstSeeds, Number) = (firstSeeds, number);

    /// <summary>The single look at a run whose number of repetitions was settled beforehand: 95 %.</summary>
    public static SeedLook Only => default;

    /// <summary>K, the repetitions of the first look; 0 for a single look, which has as many as its record.</summary>
    public int FirstSeeds { get; }

    /// <summary>1 to <see cref="Most"/>; 0 for a single look.</summary>
    public int Number { get; }

    /// <summary>Whether this is one of several looks.</summary>
    public bool IsRepeated => Number > 0;

    /// <summary>Repetitions that must be in when this look is taken; null for a single look.</summary>
    public int? Seeds => IsRepeated ? FirstSeeds << (Number - 1) : null;

    /// <summary>How sure its verdict is, two-sided.</summary>
    public double Confidence => IsRepeated ? 0.99 : 0.95;

    /// <summary>The look to take if this one leaves the verdict undecided; null after the last, and after a single one.</summary>
    public SeedLook? Next => IsRepeated && Number < Most ? At(FirstSeeds, Number + 1) : null;

    /// <summary>The look number <paramref name="number"/> at a run that began with <paramref name="firstSeeds"/> repetitions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A look that is never taken.</exception>
    public static SeedLook At(int firstSeeds, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstSeeds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSeeds, int.MaxValue >> Most);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Most);
        return new SeedLook(firstSeeds, number);
    }
}
