using System.Collections.Immutable;
using System.Numerics;

namespace LearningMechanics.Toys.Graph;

/// <summary>One number in, one number out, for every element.</summary>
internal abstract record UnaryOp : Op
{
    /// <summary>Price of one element, in floating-point operations.</summary>
    protected virtual double Cost => 1;

    protected virtual bool ReturnsTruth => false;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[0].Shape, ReturnsTruth)];

    public override double Operations(Node node) => Cost * node.Shape.Count;

    public abstract void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (input, output) = (binding.Input(0), binding.Output());
        return () => Evaluate<T>(input.Span, output.Span);
    }

    /// <summary>g · f′(x), given x and y = f(x).</summary>
    protected abstract Node? Derivative(Node g, Node x, Node y);

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [Derivative(cotangents[0]!, node.Inputs[0], node)];
}

/// <summary>Two numbers in, one out, for every element, broadcasting as NumPy does.</summary>
internal abstract record BinaryOp : Op
{
    protected virtual double Cost => 1;

    protected virtual bool ReturnsTruth => false;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(Shape.Broadcast(inputs[0].Shape, inputs[1].Shape)!.Value, ReturnsTruth)];

    public override double Operations(Node node) => Cost * node.Shape.Count;

    public abstract void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract void Evaluate<T>(T a, ReadOnlySpan<T> b, Span<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract void Evaluate<T>(ReadOnlySpan<T> a, T b, Span<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, b, r) = (binding.Input(0), binding.Input(1), binding.Output());
        var (left, right) = (binding.Node.Inputs[0].Shape, binding.Node.Inputs[1].Shape);
        if (left == right)
            return () => Evaluate<T>(a.Span, b.Span, r.Span);
        if (a.Length == 1)
            return () => Evaluate<T>(a.First, b.Span, r.Span);
        if (b.Length == 1)
            return () => Evaluate<T>(a.Span, b.First, r.Span);

        var walk = new BroadcastWalk(binding.Node.Shape, left, right);
        return () => Walk<T>(walk, a.Span, b.Span, r.Span);
    }

    private void Walk<T>(BroadcastWalk walk, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = walk.RunLength;
        for (var i = 0; i < walk.Runs; i++)
        {
            var (x, y) = (walk.Offsets(0)[i], walk.Offsets(1)[i]);
            var z = r.Slice(i * run, run);
            if (!walk.Advances(0))
                Evaluate(a[x], b.Slice(y, run), z);
            else if (!walk.Advances(1))
                Evaluate(a.Slice(x, run), b[y], z);
            else
                Evaluate(a.Slice(x, run), b.Slice(y, run), z);
        }
    }

    /// <summary>Cotangents of both inputs, before they are summed over broadcast axes.</summary>
    protected abstract (Node? A, Node? B) Derivative(Node g, Node a, Node b, Node r);

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (a, b) = (node.Inputs[0], node.Inputs[1]);
        var (da, db) = Derivative(cotangents[0]!, a, b, node);
        return [da?.Graph.SumTo(da, a.Shape), db?.Graph.SumTo(db, b.Shape)];
    }
}

/// <summary>How operands that broadcast are read: the result is a sequence of equal runs, in each of which an operand
/// either advances with it or stands still.</summary>
internal sealed class BroadcastWalk
{
    private readonly int[][] _offsets;
    private readonly bool[] _advances;

    public BroadcastWalk(Shape result, params ReadOnlySpan<Shape> operands)
    {
        var strides = new int[operands.Length][];
        for (var o = 0; o < operands.Length; o++)
            strides[o] = AlignedStrides(result, operands[o]);

        // The run covers trailing axes for as long as every operand keeps moving, or keeps still, in one stretch.
        var axis = result.Rank - 1;
        while (axis >= 0 && result[axis] == 1)
            axis--;
        var run = axis >= 0 ? result[axis] : 1;
        _advances = [.. strides.Select(s => axis < 0 || s[axis] != 0)];
        var last = axis;
        for (axis--; axis >= 0; axis--)
        {
            var length = run;
            if (result[axis] != 1 && !strides.Select((s, o) => s[axis] == (_advances[o] ? length : 0)).All(same => same))
                break;
            run *= result[axis];
        }

        RunLength = run;
        Runs = run == 0 ? 0 : (int)(result.Count / run);
        _offsets = [.. strides.Select(s => RunOffsets(result, s, axis, last))];
    }

    public int RunLength { get; }

    public int Runs { get; }

    public int[] Offsets(int operand) => _offsets[operand];

    /// <summary>Whether the operand moves along a run; otherwise one element serves the whole run.</summary>
    public bool Advances(int operand) => _advances[operand];

    private static int[] AlignedStrides(Shape result, Shape operand)
    {
        var own = operand.Strides();
        var strides = new int[result.Rank];
        for (var i = 1; i <= operand.Rank; i++)
            strides[^i] = operand[-i] == 1 ? 0 : own[^i];
        return strides;
    }

    private int[] RunOffsets(Shape result, int[] strides, int axis, int last)
    {
        var offsets = new int[Runs];
        var index = new int[Math.Max(0, Math.Min(axis, last) + 1)];
        var offset = 0;
        for (var run = 0; run < Runs; run++)
        {
            offsets[run] = offset;
            for (var a = index.Length - 1; a >= 0; a--)
            {
                offset += strides[a];
                if (++index[a] < result[a])
                    break;
                offset -= strides[a] * result[a];
                index[a] = 0;
            }
        }

        return offsets;
    }
}
