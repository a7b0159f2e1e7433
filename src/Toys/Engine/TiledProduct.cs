using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>What a product of two matrices needs, whatever its numbers are.</summary>
internal static class TiledProduct
{
    /// <summary>Terms of the sums that are added before the next, at most.</summary>
    public const int Depth = 256;

    /// <summary>Elements of A that are multiplied by all of B before the next: a quarter MiB of doubles, for the second cache.</summary>
    public const int BlockElements = 32768;

    /// <summary>Columns of a panel on any machine: prices do not depend on where they are asked for.</summary>
    private const int WidestPanel = 32;

    /// <summary>Whether neither factor is a vector; those are read once, and tiles gain nothing.</summary>
    public static bool IsNeeded(int m, int n, int k) => m > 1 && n > 1 && k > 1;

    /// <summary>Rows of A in a block, in whole tiles.</summary>
    public static int BlockRows(int m, int k)
    {
        var most = BlockElements / Math.Min(k, Depth) / 8 * 8;
        return m <= most ? m : most;
    }

    /// <summary>Elements that a product of this size sets aside, at most.</summary>
    public static double Scratch(int m, int n, int k)
    {
        if (!IsNeeded(m, n, k))
            return 0;
        double depth = Math.Min(k, Depth), rows = BlockRows(m, k);
        var panels = rows < m ? n + WidestPanel : WidestPanel;
        return (panels + rows + 4) * depth + 4 * WidestPanel;
    }
}

/// <summary>A product of two matrices in blocks that fit the caches: of a stretch of the sums, a block of A's rows meets one
/// panel of B after another, a panel being two vectors wide; sums that were begun in an earlier stretch go on from there.</summary>
/// <remarks>Panels of B are copied together where reading them in place would leave the nearest cache, blocks of A where they
/// lie transposed or are large.</remarks>
internal sealed class TiledProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A factor of fewer elements stays in the nearest cache by itself.</summary>
    private const int CachedElements = 4096;

    /// <summary>Half of the nearest cache.</summary>
    private const int PanelBytes = 16384;

    /// <summary>Copying a panel of B pays once this many rows read it.</summary>
    private const int RowsWorthPacking = 16;

    /// <summary>Copying a block of A pays once this many columns are made of it.</summary>
    private const int ColumnsWorthPacking = 64;

    private readonly int _m;
    private readonly int _n;
    private readonly int _k;
    private readonly bool _transposeA;
    private readonly bool _transposeB;
    private readonly int _blockRows;
    private readonly int _depth;
    private readonly bool _packsPanels;
    private readonly T[] _block;
    private readonly T[] _panels;
    private readonly T[] _aside = new T[ProductTile<T>.Rows * ProductTile<T>.Width];

    /// <param name="m">Rows of C, two at least.</param>
    /// <param name="n">Columns of C, two at least.</param>
    /// <param name="k">Length of the sums, two at least.</param>
    /// <param name="transposeA">A is stored (k, m).</param>
    /// <param name="transposeB">B is stored (n, k).</param>
    public TiledProduct(int m, int n, int k, bool transposeA, bool transposeB)
    {
        (_m, _n, _k, _transposeA, _transposeB) = (m, n, k, transposeA, transposeB);
        _blockRows = TiledProduct.BlockRows(m, k);
        _packsPanels = transposeB || (m >= RowsWorthPacking && (long)n * k > CachedElements);
        _depth = Math.Min(Math.Min(k, TiledProduct.Depth), PanelBytes / (Width * Unsafe.SizeOf<T>()));
        var packsBlock = n >= ColumnsWorthPacking && (long)m * k > TiledProduct.BlockElements / 2;
        _block = packsBlock ? new T[(_blockRows + ProductTile<T>.Rows) * _depth] : [];
        var panels = _packsPanels && _blockRows < m ? (n + Width - 1) / Width : _packsPanels || n % Width != 0 ? 1 : 0;
        _panels = new T[panels * Width * _depth];
    }

    private static int Rows => ProductTile<T>.Rows;

    private static int Width => ProductTile<T>.Width;

    public void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        for (var from = 0; from < _k; from += _depth)
            for (var top = 0; top < _m; top += _blockRows)
            {
                var depth = Math.Min(_depth, _k - from);
                var left = Block(a, top, Math.Min(_blockRows, _m - top), from, depth);
                for (var column = 0; column < _n; column += Width)
                    MultiplyPanel(Panel(left, b, column, top, from, depth), c[(top * _n + column)..], column, resumes: from > 0);
            }
    }

    private void MultiplyPanel(ProductTile<T> tile, Span<T> c, int column, bool resumes)
    {
        var (row, columns) = (0, Math.Min(Width, _n - column));
        if (columns == Width)
            for (; row + Rows <= tile.AllRows; row += Rows)
                tile.FourRows(row, c[(row * _n)..], _n, resumes);
        for (; row < tile.AllRows; row += Rows)
            MultiplyAside(tile, row, c, columns, resumes);
    }

    /// <summary>Where rows or columns are fewer than a tile has: the tile is made in a place of its own. Its missing rows are
    /// some that are done already, as far as there are any: four take as long as one.</summary>
    private void MultiplyAside(ProductTile<T> tile, int row, Span<T> c, int columns, bool resumes)
    {
        var count = Math.Min(Rows, tile.AllRows - row);
        var aside = _aside.AsSpan(tile.AllRows < Rows ? 0 : (Rows - count) * Width);
        if (resumes)
            for (var i = 0; i < count; i++)
                c.Slice((row + i) * _n, columns).CopyTo(aside[(i * Width)..]);
        if (tile.AllRows >= Rows)
            tile.FourRows(row, _aside, Width, resumes);
        else
            for (var i = 0; i < count; i++)
                tile.OneRow(row + i, aside[(i * Width)..], resumes);
        for (var i = 0; i < count; i++)
            aside.Slice(i * Width, columns).CopyTo(c[((row + i) * _n)..]);
    }

    /// <summary>Some rows of A; packed, each tile's rows side by side.</summary>
    private LeftBlock<T> Block(ReadOnlySpan<T> a, int top, int rows, int from, int depth)
    {
        var (rowStep, step) = _transposeA ? (1, _m) : (_k, 1);
        a = a[(top * rowStep + from * step)..];
        if (_block.Length == 0 || rows < Rows)
            return new LeftBlock<T>(a, rowStep, rowStep, step, rows, rows - Rows);
        for (var row = 0; row < rows; row += Rows)
        {
            var source = a[(Math.Min(row, rows - Rows) * rowStep)..];
            var target = _block.AsSpan(row * depth, Rows * depth);
            if (_transposeA)
                CopyRows(source, step, target, Rows);
            else
                for (var i = 0; i < Rows; i++)
                    Spread(source.Slice(i * rowStep, depth), target[i..], Rows);
        }

        return new LeftBlock<T>(_block, depth, 1, Rows, rows, rows);
    }

    private ProductTile<T> Panel(LeftBlock<T> left, ReadOnlySpan<T> b, int column, int top, int from, int depth)
    {
        var columns = Math.Min(Width, _n - column);
        if (!_packsPanels && columns == Width)
            return new ProductTile<T>(left, b[(from * _n + column)..], _n, depth);
        var panel = _panels.AsSpan(_panels.Length > Width * _depth ? column * depth : 0, Width * depth);
        if (top > 0 && _packsPanels)
            return new ProductTile<T>(left, panel, Width, depth);
        if (_transposeB)
            for (var j = 0; j < columns; j++)
                Spread(b.Slice((column + j) * _k + from, depth), panel[j..], Width);
        else if (columns == Width)
            CopyRows(b[(from * _n + column)..], _n, panel, Width);
        else
            for (var p = 0; p < depth; p++)
                b.Slice((from + p) * _n + column, columns).CopyTo(panel[(p * Width)..]);
        return new ProductTile<T>(left, panel, Width, depth);
    }

    /// <summary>Copies rows of four or more, one after another; a call for each would take longer than the copying.</summary>
    private static void CopyRows(ReadOnlySpan<T> source, int stride, Span<T> target, int width)
    {
        for (var start = 0; start < target.Length; start += width)
        {
            var row = source.Slice(start / width * stride, width);
            for (var i = 0; i < width; i += 4)
                (target[start + i], target[start + i + 1], target[start + i + 2], target[start + i + 3]) =
                    (row[i], row[i + 1], row[i + 2], row[i + 3]);
        }
    }

    /// <summary>Copies neighbours to places a step apart.</summary>
    private static void Spread(ReadOnlySpan<T> source, Span<T> target, int step)
    {
        for (var (i, t) = (0, 0); i < source.Length; i++, t += step)
            target[t] = source[i];
    }
}
