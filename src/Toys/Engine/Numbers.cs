using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>Between buffers of either precision and the doubles of records.</summary>
internal static class Numbers
{
    public static double[] Read<T>(TensorBuffer<T> buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new double[buffer.Length];
        Copy(buffer.Span, values);
        return values;
    }

    public static void Copy<T>(ReadOnlySpan<T> source, Span<double> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = double.CreateSaturating(source[i]);
    }

    public static void Copy<T>(ReadOnlySpan<double> source, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = T.CreateSaturating(source[i]);
    }

    public static bool AreFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var value in values)
            if (!T.IsFinite(value))
                return false;
        return true;
    }
}
