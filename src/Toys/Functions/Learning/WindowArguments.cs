using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>Reads the sizes of windows, and refuses those that do not fit.</summary>
internal static class WindowArguments
{
    /// <summary>A whole number for both axes, or <c>[down, across]</c>.</summary>
    public static (int Y, int X) Pair(this FunctionCall call, string parameter, (int Y, int X) otherwise, int least)
    {
        if (!call.Has(parameter))
            return otherwise;
        var numbers = call.WholeNumbers(call[parameter]);
        if (numbers.Length is not (1 or 2))
            throw call.Error(parameter, $"{parameter} of {call.Function.Name} is a number or a pair [down, across]");
        if (numbers.Any(n => n < least))
            throw call.Error(parameter, $"{parameter} of {call.Function.Name} must be at least {least}");
        return (numbers[0], numbers[^1]);
    }

    /// <summary>The windows of images (n, c, h, w), as rows.</summary>
    public static Node WindowRows(this FunctionCall call, Node images, WindowPath path, string parameter)
    {
        var (height, width) = (images.Shape[2], images.Shape[3]);
        var places = path.Places(height, width);
        if (places.Y == 0 || places.X == 0)
            throw call.Error(parameter, $"a window of ({path.Size.Y}, {path.Size.X}) does not fit into an image of ({height}, {width})"
                + (path.Pad == (0, 0) ? "" : $" padded by ({path.Pad.Y}, {path.Pad.X})"));
        call.Holdable(new Shape(images.Shape[0], images.Shape[1], places.Y, places.X, path.Size.Y, path.Size.X));
        return call.Graph.Apply(new Windows(path), images);
    }
}
