namespace LearningMechanics.Toys.Random;

/// <summary>Cumulative probabilities of the integers 0 … k − 1, ready to be drawn from.</summary>
internal sealed class CategoricalTable
{
    private readonly double[] cumulative;
    private readonly int last;

    private CategoricalTable(double[] cumulative, int last)
    {
        this.cumulative = cumulative;
        this.last = last;
    }

    /// <summary>Probabilities as given, up to a common factor.</summary>
    /// <param name="weights">Finite, none negative, not all zero.</param>
    /// <exception cref="ArgumentException">They are something else; the sentence says which.</exception>
    public static CategoricalTable Of(ReadOnlySpan<double> weights)
    {
        var cumulative = new double[weights.Length];
        var (sum, last) = (0.0, -1);
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException($"p[{i}] = {weights[i]}: probabilities must be finite and not negative.", nameof(weights));
            if (weights[i] > 0)
                last = i;
            cumulative[i] = sum += weights[i];
        }

        return last < 0 || !double.IsFinite(sum)
            ? throw new ArgumentException("the probabilities must have a finite sum above 0.", nameof(weights))
            : new CategoricalTable(cumulative, last);
    }

    /// <summary>P(i) ∝ (i + 1)^−a for i in 0 … k − 1.</summary>
    public static CategoricalTable Zipf(double a, int k)
    {
        var weights = new double[k];
        for (var i = 0; i < k; i++)
            weights[i] = Math.Pow(i + 1, -a);
        return Of(weights);
    }

    /// <summary>The integer whose share of [0, 1) holds <paramref name="u"/>; one of probability 0 never comes.</summary>
    public int IndexAt(double u)
    {
        var target = u * cumulative[^1];
        var (low, high) = (0, last);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (cumulative[middle] > target)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
