using System.Numerics;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>A function of one real number, written for all lanes of the machine's vectors at once.</summary>
internal interface ILaneFunction
{
    /// <summary>Every lane by the same arithmetic, so that no element depends on its place or on the vectors' width.</summary>
    static abstract Vector<double> Invoke(Vector<double> x);

    /// <summary>For machines without vectors, such as a browser; agrees with the other to a few units in the last place.</summary>
    static abstract double Invoke(double x);
}

/// <summary>Applies lane functions to arrays. Single precision is computed in double and rounded once.</summary>
internal static class Lanes
{
    public static void Apply<TFunction, T>(ReadOnlySpan<T> x, Span<T> y)
        where TFunction : struct, ILaneFunction
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Vector.IsHardwareAccelerated)
            for (var i = 0; i < x.Length; i++)
                y[i] = T.CreateTruncating(TFunction.Invoke(double.CreateTruncating(x[i])));
        else if (typeof(T) == typeof(double))
            ApplyDouble<TFunction>(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(y));
        else
            ApplySingle<TFunction>(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
    }

    private static void ApplyDouble<TFunction>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, ILaneFunction
    {
        var width = Vector<double>.Count;
        var whole = x.Length - x.Length % width;
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y[..x.Length]);
        for (var i = 0; i < whole; i += width)
            TFunction.Invoke(Vector.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        if (whole == x.Length)
            return;

        // The tail goes through the same vector code, on a padded copy: a scalar routine would round differently.
        Span<double> padded = stackalloc double[width];
        padded.Clear();
        x[whole..].CopyTo(padded);
        TFunction.Invoke(new Vector<double>(padded)).CopyTo(padded);
        padded[..(x.Length - whole)].CopyTo(y[whole..]);
    }

    private static void ApplySingle<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, ILaneFunction
    {
        var width = Vector<float>.Count;
        var whole = x.Length - x.Length % width;
        for (var i = 0; i < whole; i += width)
            InvokeSingle<TFunction>(new Vector<float>(x.Slice(i, width))).CopyTo(y.Slice(i, width));
        if (whole == x.Length)
            return;

        Span<float> padded = stackalloc float[width];
        padded.Clear();
        x[whole..].CopyTo(padded);
        InvokeSingle<TFunction>(new Vector<float>(padded)).CopyTo(padded);
        padded[..(x.Length - whole)].CopyTo(y[whole..]);
    }

    private static Vector<float> InvokeSingle<TFunction>(Vector<float> x)
        where TFunction : struct, ILaneFunction
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(TFunction.Invoke(low), TFunction.Invoke(high));
    }
}
