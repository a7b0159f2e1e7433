using System.Diagnostics;
using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>One elementwise operation on a block of its elements.</summary>
internal abstract class BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static BlockStep<T> Create(Node node, Func<Node, BlockBuffer<T>> find) => node.Op switch
    {
        UnaryOp op => new UnaryStep<T>(op, find(node.Inputs[0]), find(node)),
        BinaryOp op => CreateBinary(op, node, find),
        MatrixMultiply => CreateBinary(new Multiply(), node, find),
        Select => new SelectStep<T>(find(node.Inputs[0]), find(node.Inputs[1]), find(node.Inputs[2]), find(node)),
        _ => throw new UnreachableException($"{node} is not elementwise."),
    };

    public abstract void Run(int start, int length);

    private static BlockStep<T> CreateBinary(BinaryOp op, Node node, Func<Node, BlockBuffer<T>> find)
    {
        var (a, b, r) = (find(node.Inputs[0]), find(node.Inputs[1]), find(node));
        ReadingKind left = Reading(0).Kind, right = Reading(1).Kind;
        return (left, right) switch
        {
            (ReadingKind.Whole, ReadingKind.Whole) => new WholeStep<T>(op, a, b, r),
            (ReadingKind.Single, ReadingKind.Whole) => new SingleLeftStep<T>(op, a, b, r),
            (ReadingKind.Whole, ReadingKind.Single) => new SingleRightStep<T>(op, a, b, r),
            _ => new BroadcastStep<T>(op, (a, left), (b, right), r, (int)Math.Min(Reading(0).Length, Reading(1).Length)),
        };

        OperandReading Reading(int input) => OperandReading.Of(node, input)!.Value;
    }
}

// Delegates, because a virtual generic method is looked up anew at every call.
internal delegate void UnaryKernel<T>(ReadOnlySpan<T> x, Span<T> y);

internal delegate void BinaryKernel<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> r);

internal delegate void LeftScalarKernel<T>(T a, ReadOnlySpan<T> b, Span<T> r);

internal delegate void RightScalarKernel<T>(ReadOnlySpan<T> a, T b, Span<T> r);

internal sealed class UnaryStep<T>(UnaryOp op, BlockBuffer<T> x, BlockBuffer<T> y) : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly UnaryKernel<T> _kernel = op.Evaluate<T>;

    public override void Run(int start, int length) => _kernel(x.At(start, length), y.At(start, length));
}

internal sealed class WholeStep<T>(BinaryOp op, BlockBuffer<T> a, BlockBuffer<T> b, BlockBuffer<T> r) : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BinaryKernel<T> _kernel = op.Evaluate<T>;

    public override void Run(int start, int length) => _kernel(a.At(start, length), b.At(start, length), r.At(start, length));
}

internal sealed class SingleLeftStep<T>(BinaryOp op, BlockBuffer<T> a, BlockBuffer<T> b, BlockBuffer<T> r) : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LeftScalarKernel<T> _kernel = op.Evaluate<T>;

    public override void Run(int start, int length) => _kernel(a.Buffer.First, b.At(start, length), r.At(start, length));
}

internal sealed class SingleRightStep<T>(BinaryOp op, BlockBuffer<T> a, BlockBuffer<T> b, BlockBuffer<T> r) : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RightScalarKernel<T> _kernel = op.Evaluate<T>;

    public override void Run(int start, int length) => _kernel(a.At(start, length), b.Buffer.First, r.At(start, length));
}

internal sealed class SelectStep<T>(BlockBuffer<T> condition, BlockBuffer<T> a, BlockBuffer<T> b, BlockBuffer<T> r) : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(int start, int length) =>
        Select.Evaluate<T>(condition.At(start, length), a.At(start, length), b.At(start, length), r.At(start, length));
}

/// <summary>An operand at least is a row or a column: the block is cut where rows end.</summary>
internal sealed class BroadcastStep<T>(
    BinaryOp op, (BlockBuffer<T> Place, ReadingKind Kind) a, (BlockBuffer<T> Place, ReadingKind Kind) b, BlockBuffer<T> r, int row)
    : BlockStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BinaryKernel<T> _both = op.Evaluate<T>;
    private readonly LeftScalarKernel<T> _leftScalar = op.Evaluate<T>;
    private readonly RightScalarKernel<T> _rightScalar = op.Evaluate<T>;

    public override void Run(int start, int length)
    {
        var target = r.At(start, length);
        var (line, place) = Math.DivRem(start, row);
        for (int done = 0, run; done < length; done += run, line++, place = 0)
        {
            run = Math.Min(row - place, length - done);
            var part = target.Slice(done, run);
            if (a.Kind == ReadingKind.Column)
                _leftScalar(a.Place.Buffer.Span[line], Stretch(b, start, done, place, run), part);
            else if (b.Kind == ReadingKind.Column)
                _rightScalar(Stretch(a, start, done, place, run), b.Place.Buffer.Span[line], part);
            else
                _both(Stretch(a, start, done, place, run), Stretch(b, start, done, place, run), part);
        }
    }

    private static ReadOnlySpan<T> Stretch((BlockBuffer<T> Place, ReadingKind Kind) operand, int start, int done, int place, int run) =>
        operand.Kind == ReadingKind.Row
            ? operand.Place.Buffer.Span.Slice(place, run)
            : operand.Place.At(start, done + run)[done..];
}
