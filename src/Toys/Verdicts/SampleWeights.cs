namespace LearningMechanics.Toys.Verdicts;

/// <summary>How much each sampled step counts.</summary>
internal static class SampleWeights
{
    // A run sampled evenly has the ratio 1; one sampled evenly in log step has 10 per decade spanned in half the samples.
    private const double LogarithmicFrom = 3;

    /// <summary>Weights of ascending steps, with the sum 1, so that every sweep point counts the same.</summary>
    /// <remarks>
    /// Steps are read on a logarithmic scale if the gaps of the later half of the samples are on average over three times
    /// those of the earlier half, else on a linear one; step 0 stands at ½ on the logarithmic scale. Each sample counts
    /// as the stretch of that scale that is nearest to it, the outermost as far outwards as inwards: then every decade,
    /// or every equal span, has the same weight, and evenly spaced samples are weighted evenly.
    /// </remarks>
    public static double[] For(IReadOnlyList<int> steps)
    {
        if (steps.Count < 2)
            return steps.Count == 0 ? [] : [1];

        var places = new double[steps.Count];
        var isLogarithmic = IsLogarithmic(steps);
        for (var i = 0; i < places.Length; i++)
            places[i] = isLogarithmic ? Math.Log(Math.Max(steps[i], 0.5)) : steps[i];

        var weights = new double[steps.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var before = i > 0 ? places[i] - places[i - 1] : places[1] - places[0];
            var after = i + 1 < places.Length ? places[i + 1] - places[i] : places[^1] - places[^2];
            weights[i] = (before + after) / 2;
        }

        return Normalized(weights);
    }

    private static bool IsLogarithmic(IReadOnlyList<int> steps)
    {
        if (steps.Count < 3)
            return false;
        var middle = steps.Count / 2;
        var earlier = (double)(steps[middle] - steps[0]) / middle;
        var later = (double)(steps[^1] - steps[middle]) / (steps.Count - 1 - middle);
        return later > LogarithmicFrom * earlier;
    }

    private static double[] Normalized(double[] weights)
    {
        var sum = weights.Sum();
        if (!(sum > 0))
            throw new ArgumentException("Steps must ascend.", nameof(weights));
        for (var i = 0; i < weights.Length; i++)
            weights[i] /= sum;
        return weights;
    }
}
