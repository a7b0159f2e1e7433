namespace LearningMechanics.Toys.Verdicts;

/// <summary>Quantiles of weighted values by selection, without sorting.</summary>
internal static class WeightedQuantile
{
    // Sums of weights differ in their last digits with the order of addition; halves must still meet exactly.
    private const double Slack = 1e-9;

    /// <summary>The weighted median; where two values share the middle, their mean, as in NumPy.</summary>
    /// <param name="values">No NaN; reordered.</param>
    /// <param name="weights">Positive; reordered alike.</param>
    public static double Median(Span<double> values, Span<double> weights) => Select(values, weights, 0.5, averageTies: true);

    /// <summary>The smallest value with at least the share <paramref name="q"/> of the weight at or below it.</summary>
    /// <param name="values">No NaN; reordered.</param>
    /// <param name="weights">Positive; reordered alike.</param>
    /// <param name="q">In (0, 1].</param>
    public static double At(Span<double> values, Span<double> weights, double q) => Select(values, weights, q, averageTies: false);

    /// <summary>The smallest of equally weighted values with at least the share <paramref name="q"/> of them at or below it.</summary>
    public static double At(Span<double> values, double q)
    {
        var rank = Math.Clamp((int)Math.Ceiling((q * values.Length) - Slack) - 1, 0, values.Length - 1);
        var (low, high) = (0, values.Length);
        while (true)
        {
            var (below, above) = Partition(values, [], low, high);
            if (rank < below)
                high = below;
            else if (rank >= above)
                low = above;
            else
                return values[rank];
        }
    }

    private static double Select(Span<double> values, Span<double> weights, double q, bool averageTies)
    {
        var total = Sum(weights);
        var (target, slack) = (q * total, Slack * total);
        var (low, high, before) = (0, values.Length, 0.0);
        while (true)
        {
            var (below, above) = Partition(values, weights, low, high);
            var pivot = values[below];
            var upToBelow = before + Sum(weights[low..below]);
            if (below > low && target <= upToBelow + slack)
            {
                if (target >= upToBelow - slack)
                    return averageTies ? Mean(Largest(values[low..below]), pivot) : Largest(values[low..below]);
                high = below;
                continue;
            }

            var upToPivot = upToBelow + Sum(weights[below..above]);
            if (above == high || target < upToPivot - slack)
                return pivot;
            if (target <= upToPivot + slack)
                return averageTies ? Mean(pivot, Smallest(values[above..high])) : pivot;
            (low, before) = (above, upToPivot);
        }
    }

    /// <summary>Smaller values first, then those equal to a pivot, then larger; where the equal ones begin and end.</summary>
    private static (int Below, int Above) Partition(Span<double> values, Span<double> weights, int low, int high)
    {
        var pivot = MiddleOf(values[low], values[(low + high) >>> 1], values[high - 1]);
        var (below, above, k) = (low, high, low);
        while (k < above)
        {
            var value = values[k];
            if (value < pivot)
                Swap(values, weights, k++, below++);
            else if (value > pivot)
                Swap(values, weights, k, --above);
            else
                k++;
        }

        return (below, above);
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static void Swap(Span<double> values, Span<double> weights, int i, int j)
    {
        (values[i], values[j]) = (values[j], values[i]);
        if (!weights.IsEmpty)
            (weights[i], weights[j]) = (weights[j], weights[i]);
    }

    private static double Mean(double a, double b) => a == b ? a : (a / 2) + (b / 2);

    private static double Sum(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static double Largest(ReadOnlySpan<double> numbers)
    {
        var largest = numbers[0];
        foreach (var number in numbers)
            largest = Math.Max(largest, number);
        return largest;
    }

    private static double Smallest(ReadOnlySpan<double> numbers)
    {
        var smallest = numbers[0];
        foreach (var number in numbers)
            smallest = Math.Min(smallest, number);
        return smallest;
    }
}
