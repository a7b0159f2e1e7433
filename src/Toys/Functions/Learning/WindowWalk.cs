using System.Numerics;
using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>Visits the rows of all windows over images (n, c, h, w) in a fixed order, leaving out what lies in the padding.</summary>
internal sealed class WindowWalk
{
    private readonly WindowPath _path;
    private readonly int _images, _channels, _height, _width, _down, _across;

    public WindowWalk(WindowPath path, Shape image)
    {
        (_path, _images, _channels, _height, _width) = (path, image[0], image[1], image[2], image[3]);
        (_down, _across) = path.Places(_height, _width);
    }

    /// <summary>Copies pixels to windows; what lies in the padding is left alone.</summary>
    public void Gather<T>(ReadOnlySpan<T> image, Span<T> windows)
    {
        for (var piece = 0; piece < Pieces; piece++)
            if (Find(piece) is { Length: > 0 } stretch)
                image.Slice(stretch.Pixel, stretch.Length).CopyTo(windows[stretch.Entry..]);
    }

    /// <summary>Adds windows to pixels.</summary>
    public void Scatter<T>(ReadOnlySpan<T> windows, Span<T> image)
        where T : unmanaged, INumberBase<T>
    {
        for (var piece = 0; piece < Pieces; piece++)
            if (Find(piece) is { Length: > 0 } stretch)
            {
                var pixels = image.Slice(stretch.Pixel, stretch.Length);
                TensorPrimitives.Add(pixels, windows.Slice(stretch.Entry, stretch.Length), pixels);
            }
    }

    /// <summary>One piece is one row of one window in one channel.</summary>
    private int Pieces => _images * _down * _across * _channels * _path.Size.Y;

    private (int Pixel, int Entry, int Length) Find(int piece)
    {
        var (rest, row) = Math.DivRem(piece, _path.Size.Y);
        (rest, var channel) = Math.DivRem(rest, _channels);
        (rest, var across) = Math.DivRem(rest, _across);
        var (image, down) = Math.DivRem(rest, _down);
        var (y, x) = (down * _path.Stride.Y - _path.Pad.Y + row, across * _path.Stride.X - _path.Pad.X);
        var (first, last) = (Math.Max(x, 0), Math.Min(x + _path.Size.X, _width));
        return y < 0 || y >= _height
            ? default
            : (((image * _channels + channel) * _height + y) * _width + first, piece * _path.Size.X + first - x, last - first);
    }
}
