using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>How a window moves over images: its size, its steps, and how many zeros stand around the image.</summary>
internal readonly record struct WindowPath((int Y, int X) Size, (int Y, int X) Stride, (int Y, int X) Pad)
{
    /// <summary>Places of the window over an image of a given size; 0 where it does not fit.</summary>
    public (int Y, int X) Places(int height, int width) =>
        (Places(height, Size.Y, Stride.Y, Pad.Y), Places(width, Size.X, Stride.X, Pad.X));

    private static int Places(int length, int size, int stride, int pad)
    {
        var room = length + 2L * pad - size;
        return room < 0 ? 0 : (int)Math.Min(int.MaxValue, room / stride + 1);
    }
}

/// <summary>Every window of every image as a row: (n, c, h, w) → (n · places, c · size).</summary>
internal sealed record Windows(WindowPath Path) : Op
{
    public override string Name => "windows";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(RowsOf(inputs[0].Shape))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var walk = new WindowWalk(Path, binding.Node.Inputs[0].Shape);
        return () =>
        {
            y.Span.Clear();
            walk.Gather<T>(x.Span, y.Span);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new WindowSum(Path, node.Inputs[0].Shape), cotangents[0]!)];

    private Shape RowsOf(Shape image)
    {
        var places = Path.Places(image[2], image[3]);
        return new Shape(image[0] * places.Y * places.X, image[1] * Path.Size.Y * Path.Size.X);
    }
}

/// <summary>Images that are sums of windows laid back to their places: the transpose of <see cref="Windows"/>.</summary>
internal sealed record WindowSum(WindowPath Path, Shape Image) : Op
{
    public override string Name => "unwindow";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Image)];

    public override double Operations(Node node) => node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var walk = new WindowWalk(Path, Image);
        return () =>
        {
            y.Span.Clear();
            walk.Scatter<T>(x.Span, y.Span);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new Windows(Path), cotangents[0]!)];
}
