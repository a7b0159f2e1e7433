using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>The same elements in the same order under another shape.</summary>
internal sealed record Reshape(Shape Target) : Op
{
    public override string Name => "reshape";

    public override bool IsView => true;

    public override double Operations(Node node) => 0;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target, inputs[0].IsTruth)];

    public override Action Bind<T>(Binding<T> binding) => static () => { };

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Reshape(cotangents[0]!, node.Inputs[0].Shape)];
}

/// <summary>Repeats axes of length 1, and new leading ones.</summary>
internal sealed record BroadcastTo(Shape Target) : Op
{
    public override string Name => "broadcast";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target, inputs[0].IsTruth)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var walk = new BroadcastWalk(Target, binding.Node.Inputs[0].Shape);
        return () =>
        {
            Span<T> source = x.Span, target = y.Span;
            var run = walk.RunLength;
            for (var i = 0; i < walk.Runs; i++)
                if (walk.Advances(0))
                    source.Slice(walk.Offsets(0)[i], run).CopyTo(target.Slice(i * run, run));
                else
                    target.Slice(i * run, run).Fill(source[walk.Offsets(0)[i]]);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.SumTo(cotangents[0]!, node.Inputs[0].Shape)];
}

/// <summary>Axes in another order; copies, because storage is always row-major.</summary>
internal sealed record Permute(ImmutableArray<int> Axes) : Op
{
    public override string Name => "transpose";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var shape = inputs[0].Shape;
        return [new TensorType(Shape.Of([.. Axes.Select(a => shape[a])]), inputs[0].IsTruth)];
    }

    public bool Equals(Permute? other) => other is not null && Axes.AsSpan().SequenceEqual(other.Axes.AsSpan());

    public override int GetHashCode() => Axes.Aggregate(Axes.Length, HashCode.Combine);

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var own = binding.Node.Inputs[0].Shape.Strides();
        var walk = new StridedWalk(binding.Node.Shape, [.. Axes.Select(a => own[a])], 0);
        return () => walk.Gather<T>(x.Span, y.Span);
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var inverse = new int[Axes.Length];
        for (var i = 0; i < inverse.Length; i++)
            inverse[Axes[i]] = i;
        return [node.Graph.Permute(cotangents[0]!, [.. inverse])];
    }
}

/// <summary>Every <c>Step</c>-th element from <c>Start</c>, <c>Length</c> of them, along each axis.</summary>
internal sealed record Slice(ImmutableArray<(int Start, int Length, int Step)> Ranges) : Op
{
    public override string Name => "slice";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(Shape.Of([.. Ranges.Select(r => r.Length)]), inputs[0].IsTruth)];

    public bool Equals(Slice? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    public override int GetHashCode() => Ranges.Aggregate(Ranges.Length, HashCode.Combine);

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var walk = StridedWalk.Of(this, binding.Node.Inputs[0].Shape);
        return () => walk.Gather<T>(x.Span, y.Span);
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new SliceInto(this, node.Inputs[0].Shape), cotangents[0]!)];
}

/// <summary>Zeros, with the input at the places a <see cref="Slice"/> reads.</summary>
internal sealed record SliceInto(Slice Slice, Shape Target) : Op
{
    public override string Name => "unslice";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var walk = StridedWalk.Of(Slice, Target);
        return () =>
        {
            y.Span.Clear();
            walk.Scatter<T>(x.Span, y.Span);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(Slice, cotangents[0]!)];
}

/// <summary>A row-major walk over a result whose elements lie at regular strides in another buffer.</summary>
internal sealed class StridedWalk(Shape shape, int[] strides, int start)
{
    public static StridedWalk Of(Slice slice, Shape source)
    {
        var own = source.Strides();
        var start = slice.Ranges.Select((r, axis) => r.Start * own[axis]).Sum();
        return new StridedWalk(
            Shape.Of([.. slice.Ranges.Select(r => r.Length)]), [.. slice.Ranges.Select((r, axis) => r.Step * own[axis])], start);
    }

    public void Gather<T>(ReadOnlySpan<T> source, Span<T> target)
    {
        if (target.Length == 0)
            return;
        if (shape.Rank == 0)
        {
            target[0] = source[start];
            return;
        }

        var (inner, step) = (shape[-1], strides[^1]);
        Span<int> index = stackalloc int[shape.Rank];
        index.Clear();
        var offset = start;
        for (var position = 0; position < target.Length; position += inner)
        {
            if (step == 1)
                source.Slice(offset, inner).CopyTo(target[position..]);
            else
                for (int i = 0, o = offset; i < inner; i++, o += step)
                    target[position + i] = source[o];
            offset = Advance(index, offset);
        }
    }

    public void Scatter<T>(ReadOnlySpan<T> source, Span<T> target)
    {
        if (source.Length == 0)
            return;
        if (shape.Rank == 0)
        {
            target[start] = source[0];
            return;
        }

        var (inner, step) = (shape[-1], strides[^1]);
        Span<int> index = stackalloc int[shape.Rank];
        index.Clear();
        var offset = start;
        for (var position = 0; position < source.Length; position += inner)
        {
            for (int i = 0, o = offset; i < inner; i++, o += step)
                target[o] = source[position + i];
            offset = Advance(index, offset);
        }
    }

    private int Advance(Span<int> index, int offset)
    {
        for (var axis = shape.Rank - 2; axis >= 0; axis--)
        {
            offset += strides[axis];
            if (++index[axis] < shape[axis])
                return offset;
            offset -= strides[axis] * shape[axis];
            index[axis] = 0;
        }

        return offset;
    }
}

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed record Concatenate(int Axis) : Op
{
    public override string Name => "concat";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[0].Shape.With(Axis, inputs.Sum(i => i.Shape[Axis])), inputs.All(i => i.IsTruth))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var inputs = binding.Node.Inputs;
        var buffers = inputs.Select((_, i) => binding.Input(i)).ToArray();
        var output = binding.Output();
        var outer = (int)binding.Node.Shape.Take(Axis).Count;
        return () =>
        {
            var target = output.Span;
            var position = 0;
            for (var row = 0; row < outer; row++)
                foreach (var buffer in buffers)
                {
                    var width = buffer.Length / outer;
                    buffer.Span.Slice(row * width, width).CopyTo(target[position..]);
                    position += width;
                }
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var parts = new Node?[node.Inputs.Length];
        var start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var length = node.Inputs[i].Shape[Axis];
            parts[i] = node.Graph.SliceAxis(cotangents[0]!, Axis, start, length);
            start += length;
        }

        return parts;
    }
}

/// <summary>Rows of the first input, chosen by an integral tensor of any shape: (n, …)[idx] → idx.Shape + (…).</summary>
internal sealed record Gather : Op
{
    public override string Name => "gather";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[1].Shape.Append(inputs[0].Shape.Skip(1)), inputs[0].IsTruth)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, index, y, node) = (binding.Input(0), binding.Input(1), binding.Output(), binding.Node);
        var rows = node.Inputs[0].Shape[0];
        var width = (int)node.Inputs[0].Shape.Skip(1).Count;
        return () =>
        {
            Span<T> source = x.Span, indices = index.Span, target = y.Span;
            for (var i = 0; i < indices.Length; i++)
                source.Slice(RowOf(indices[i], rows, node) * width, width).CopyTo(target[(i * width)..]);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new ScatterAdd(node.Inputs[0].Shape), cotangents[0]!, node.Inputs[1]), null];

    internal static int RowOf<T>(T index, int rows, Node node)
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var value = double.CreateSaturating(index);
        var row = value < 0 ? value + rows : value;
        if (row >= 0 && row < rows && row == Math.Floor(row))
            return (int)row;
        throw new ToyRunException(
            value == Math.Floor(value)
                ? $"index {value:R} is out of range: the axis has length {rows}, so an index must lie in {-rows}..{rows - 1}"
                : $"index {value:R} is not a whole number",
            node.Origin);
    }
}

/// <summary>Adds rows of the first input to the rows of zeros that the second names: the transpose of <see cref="Gather"/>.</summary>
internal sealed record ScatterAdd(Shape Target) : Op
{
    public override string Name => "scatter";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public override double Operations(Node node) => Target.Count + node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, index, y, node) = (binding.Input(0), binding.Input(1), binding.Output(), binding.Node);
        var (rows, width) = (Target[0], (int)Target.Skip(1).Count);
        return () =>
        {
            Span<T> source = x.Span, indices = index.Span, target = y.Span;
            target.Clear();
            for (var i = 0; i < indices.Length; i++)
            {
                var row = target.Slice(Gather.RowOf(indices[i], rows, node) * width, width);
                System.Numerics.Tensors.TensorPrimitives.Add(row, source.Slice(i * width, width), row);
            }
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new Gather(), cotangents[0]!, node.Inputs[1]), null];
}
