using System.Numerics;
using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Algebra;

/// <summary>Factorizations work in double whatever the toy's precision is: these carry matrices in and out.</summary>
internal static class Precision
{
    public static void Load<T>(ReadOnlySpan<T> source, Span<double> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TensorPrimitives.ConvertSaturating(source, target);

    public static void Store<T>(ReadOnlySpan<double> source, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TensorPrimitives.ConvertSaturating(source, target);

    /// <summary>Loads (rows, columns) and stores it as (columns, rows).</summary>
    public static void LoadTransposed<T>(ReadOnlySpan<T> source, int rows, int columns, Span<double> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                target[j * rows + i] = double.CreateSaturating(source[i * columns + j]);
    }

    /// <summary>Stores (rows, columns) as (columns, rows).</summary>
    public static void StoreTransposed<T>(ReadOnlySpan<double> source, int rows, int columns, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                target[j * rows + i] = T.CreateSaturating(source[i * columns + j]);
    }

    /// <summary>The distance from 1 to the next number, for thresholds relative to what the input can resolve.</summary>
    public static double Epsilon<T>() => typeof(T) == typeof(float) ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);

    /// <summary>The power of two that brings the largest entry into [½, 1), or NaN where an entry is not finite: squares of
    /// scaled entries can not overflow, and scaling by a power of two is exact.</summary>
    public static double ScaleOf(ReadOnlySpan<double> matrix)
    {
        var largest = 0.0;
        foreach (var entry in matrix)
        {
            if (!double.IsFinite(entry))
                return double.NaN;
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest == 0 ? 1 : Math.ScaleB(1, Math.Clamp(-Math.ILogB(largest) - 1, -1000, 1000));
    }
}
