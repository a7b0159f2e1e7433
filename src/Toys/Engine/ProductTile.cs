using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>Some rows of A, and the terms of their sums from the first to be added on.</summary>
/// <param name="a">From the first row on.</param>
/// <param name="groupStep">From a tile's rows to the next, by row.</param>
/// <param name="rowStep">From one row of a tile to the next.</param>
/// <param name="step">From one term of a row to the next.</param>
/// <param name="rows">How many.</param>
/// <param name="lastGroup">Where the last tile's rows begin, at most.</param>
internal readonly ref struct LeftBlock<T>(ReadOnlySpan<T> a, int groupStep, int rowStep, int step, int rows, int lastGroup)
{
    private readonly ref T _start = ref MemoryMarshal.GetReference(a);
    private readonly int _groupStep = groupStep;
    private readonly int _lastGroup = lastGroup;

    public int RowStep { get; } = rowStep;

    public int Step { get; } = step;

    public int Rows { get; } = rows;

    /// <summary>The first of a tile's rows.</summary>
    public ref T Group(int row) => ref Unsafe.Add(ref _start, Math.Min(row, _lastGroup) * _groupStep);

    public ref T Row(int row) => ref Unsafe.Add(ref _start, row * RowStep);
}

/// <summary>Some rows of A times one panel of B, two vectors wide: a few rows at a time, whose sums stay in registers.</summary>
/// <param name="left">The rows.</param>
/// <param name="b">The panel's first element.</param>
/// <param name="stride">From one row of the panel to the next.</param>
/// <param name="depth">Number of terms.</param>
internal readonly ref struct ProductTile<T>(LeftBlock<T> left, ReadOnlySpan<T> b, int stride, int depth)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows that are made together: their eight sums keep two multipliers of four cycles' latency busy.</summary>
    public const int Rows = 4;

    private readonly LeftBlock<T> _left = left;
    private readonly ref T _b = ref MemoryMarshal.GetReference(b);
    private readonly int _stride = stride;
    private readonly int _depth = depth;

    /// <summary>Columns of a panel.</summary>
    public static int Width => 2 * Vector<T>.Count;

    /// <summary>Rows there are.</summary>
    public int AllRows => _left.Rows;

    /// <param name="row">First of the rows; a multiple of <see cref="Rows"/>, but the last rows there are end the last tile.</param>
    /// <param name="c">Where their sums go.</param>
    /// <param name="cStride">From one row of sums to the next.</param>
    /// <param name="resumes">The sums go on from what is there.</param>
    public void FourRows(int row, Span<T> c, int cStride, bool resumes)
    {
        var width = Vector<T>.Count;
        ref var a0 = ref _left.Group(row);
        ref var a1 = ref Unsafe.Add(ref a0, _left.RowStep);
        ref var a2 = ref Unsafe.Add(ref a1, _left.RowStep);
        ref var a3 = ref Unsafe.Add(ref a2, _left.RowStep);
        ref var b0 = ref _b;
        ref var c0 = ref MemoryMarshal.GetReference(c);
        ref var c1 = ref Unsafe.Add(ref c0, cStride);
        ref var c2 = ref Unsafe.Add(ref c1, cStride);
        ref var c3 = ref Unsafe.Add(ref c2, cStride);
        Vector<T> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector<T> s20 = default, s21 = default, s30 = default, s31 = default;
        if (resumes)
        {
            (s00, s01) = (Load(ref c0, 0), Load(ref c0, width));
            (s10, s11) = (Load(ref c1, 0), Load(ref c1, width));
            (s20, s21) = (Load(ref c2, 0), Load(ref c2, width));
            (s30, s31) = (Load(ref c3, 0), Load(ref c3, width));
        }

        nint step = _left.Step, stride = _stride, i = 0;
        for (var p = _depth; p > 0; p--)
        {
            var (x, y) = (Load(ref b0, 0), Load(ref b0, width));
            var u = new Vector<T>(Unsafe.Add(ref a0, i));
            s00 = Reduction.FusedMultiplyAdd(u, x, s00);
            s01 = Reduction.FusedMultiplyAdd(u, y, s01);
            u = new Vector<T>(Unsafe.Add(ref a1, i));
            s10 = Reduction.FusedMultiplyAdd(u, x, s10);
            s11 = Reduction.FusedMultiplyAdd(u, y, s11);
            u = new Vector<T>(Unsafe.Add(ref a2, i));
            s20 = Reduction.FusedMultiplyAdd(u, x, s20);
            s21 = Reduction.FusedMultiplyAdd(u, y, s21);
            u = new Vector<T>(Unsafe.Add(ref a3, i));
            s30 = Reduction.FusedMultiplyAdd(u, x, s30);
            s31 = Reduction.FusedMultiplyAdd(u, y, s31);
            i += step;
            b0 = ref Unsafe.Add(ref b0, stride);
        }

        Store(ref c0, s00, s01);
        Store(ref c1, s10, s11);
        Store(ref c2, s20, s21);
        Store(ref c3, s30, s31);
    }

    /// <summary>The sums of one row; it may be any.</summary>
    public void OneRow(int row, Span<T> c, bool resumes)
    {
        var width = Vector<T>.Count;
        ref var a0 = ref _left.Row(row);
        ref var b0 = ref _b;
        ref var c0 = ref MemoryMarshal.GetReference(c);
        Vector<T> s0 = default, s1 = default;
        if (resumes)
            (s0, s1) = (Load(ref c0, 0), Load(ref c0, width));
        nint step = _left.Step, stride = _stride;
        for (var p = _depth; p > 0; p--)
        {
            var u = new Vector<T>(a0);
            s0 = Reduction.FusedMultiplyAdd(u, Load(ref b0, 0), s0);
            s1 = Reduction.FusedMultiplyAdd(u, Load(ref b0, width), s1);
            a0 = ref Unsafe.Add(ref a0, step);
            b0 = ref Unsafe.Add(ref b0, stride);
        }

        Store(ref c0, s0, s1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load(ref T start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref T start, Vector<T> first, Vector<T> second)
    {
        first.StoreUnsafe(ref start);
        second.StoreUnsafe(ref start, (nuint)Vector<T>.Count);
    }
}
