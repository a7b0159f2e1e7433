using System.Numerics;
using System.Numerics.Tensors;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions.Elementwise;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>exp(x − max x): never overflows, and one element at least is 1.</summary>
internal static class ShiftedExponentials
{
    /// <returns>max x; where it is not finite, the exponentials mean nothing.</returns>
    public static T Compute<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var peak = T.NegativeInfinity;
        foreach (var value in x)
            peak = T.Max(peak, value);
        TensorPrimitives.Subtract(x, peak, result);
        Lanes.Apply<Exponential.Lane, T>(result, result);
        return peak;
    }
}
