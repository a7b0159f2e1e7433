namespace LearningMechanics.Toys.Engine;

/// <summary>What an engine will not begin: checked on the price, before anything is allocated.</summary>
internal sealed record EngineLimits
{
    /// <summary>Floating-point operations of a whole run.</summary>
    public double Operations { get; init; } = 1e16;

    /// <summary>Memory of one repetition.</summary>
    public double Bytes { get; init; } = 4.0 * 1024 * 1024 * 1024;

    /// <summary>Repetitions of a whole run, all sweep points together: each leaves a record.</summary>
    public double Repetitions { get; init; } = 1e6;

    /// <summary>Why so many repetitions are not begun, in one sentence; null where they may be.</summary>
    public string? Refusal(long points, int seeds) => (double)points * seeds > Repetitions
        ? $"This toy asks for {points:N0} sweep points × {seeds:N0} seeds = {(double)points * seeds:N0} repetitions; at most {Repetitions:N0} are run."
        : null;

    /// <summary>Whether it is the memory that is too much.</summary>
    public bool TakesMemory(ToyPrice price) => price.PeakBytes > Bytes;

    /// <summary>Why a run of this price is not begun, in one sentence; null where it may begin.</summary>
    public string? Refusal(ToyPrice price)
    {
        if (TakesMemory(price))
            return $"This toy needs {Gigabytes(price.PeakBytes)} of memory and may take {Gigabytes(Bytes)} here: make its largest tensors smaller.";
        if (price.Operations > Operations)
            return $"This toy takes up to {price.Operations:0.#e+0} operations and may take {Operations:0.#e+0} here: take fewer steps, seeds or sweep points, or smaller tensors.";
        return null;
    }

    private static string Gigabytes(double bytes) => $"{bytes / (1024 * 1024 * 1024):0.##} GiB";
}
