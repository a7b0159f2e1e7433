using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>The words in which functions and derivatives are written. Shapes are taken to fit: the language checks them first.</summary>
internal sealed partial class TensorGraph
{
    public Node Add(Node a, Node b) => IsZero(a) && Fits(b, a) ? b : IsZero(b) && Fits(a, b) ? a : Fold(new Add(), a, b);

    public Node Subtract(Node a, Node b) =>
        IsZero(b) && Fits(a, b) ? a : IsZero(a) && Fits(b, a) ? Negate(b) : Fold(new Subtract(), a, b);

    public Node Multiply(Node a, Node b) => IsOne(a) && Fits(b, a) ? b : IsOne(b) && Fits(a, b) ? a : Fold(new Multiply(), a, b);

    public Node Divide(Node a, Node b) => IsOne(b) && Fits(a, b) ? a : Fold(new Divide(), a, b);

    public Node Negate(Node x) => x.Op is Negate ? x.Inputs[0] : Fold(new Negate(), x);

    public Node Logarithm(Node x) => Fold(new Logarithm(), x);

    public Node SquareRoot(Node x) => Fold(new SquareRoot(), x);

    /// <summary>a ^ b; exponents 2, 3, 4, ½ and −1 become the exact cheaper operation.</summary>
    public Node Power(Node a, Node b) => b.ConstantScalar switch
    {
        0.0 => Ones(a.Shape),
        1.0 => a,
        2.0 => Multiply(a, a),
        3.0 => Multiply(Multiply(a, a), a),
        4.0 => Multiply(Multiply(a, a), Multiply(a, a)),
        0.5 => SquareRoot(a),
        -1.0 => Divide(Scalar(1), a),
        _ => Fold(new Power(), a, b),
    };

    /// <summary>a mod b with the sign of b.</summary>
    public Node Modulo(Node a, Node b) => Fold(new Modulo(), a, b);

    public Node Compare(Comparison comparison, Node a, Node b) => Fold(new Compare(comparison), a, b);

    public Node And(Node a, Node b) => Fold(new And(), a, b);

    public Node Or(Node a, Node b) => Fold(new Or(), a, b);

    public Node Not(Node x) => Fold(new Not(), x);

    /// <summary>Elementwise choice; the three broadcast together.</summary>
    public Node Where(Node condition, Node a, Node b)
    {
        if (condition.ConstantScalar is { } known && Shape.Broadcast(a.Shape, b.Shape) is { } both)
            return BroadcastTo(known != 0 ? a : b, both);
        var shape = Shape.Broadcast(Shape.Broadcast(condition.Shape, a.Shape)!.Value, b.Shape)!.Value;
        return Fold(new Select(), BroadcastTo(condition, shape), BroadcastTo(a, shape), BroadcastTo(b, shape));
    }

    public Node Full(Shape shape, double value) => BroadcastTo(Scalar(value), shape);

    public Node Zeros(Shape shape) => Full(shape, 0);

    public Node Ones(Shape shape) => Full(shape, 1);

    /// <summary>0, 1, …, n − 1.</summary>
    public Node Range(int n) => Constant([.. Enumerable.Range(0, n).Select(i => (double)i)], new Shape(n));

    public Node Reshape(Node x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        return x.Op is Reshape ? Reshape(x.Inputs[0], shape) : Fold(new Reshape(shape), x);
    }

    public Node Flatten(Node x) => Reshape(x, new Shape((int)x.Shape.Count));

    public Node BroadcastTo(Node x, Shape shape) => x.Shape == shape ? x : Fold(new BroadcastTo(shape), x);

    public Node Permute(Node x, ImmutableArray<int> axes)
    {
        for (var i = 0; i < axes.Length; i++)
            if (axes[i] != i)
                return x.Op is Permute inner
                    ? Permute(x.Inputs[0], [.. axes.Select(a => inner.Axes[a])])
                    : Fold(new Permute(axes), x);
        return x;
    }

    /// <summary>Exchanges the last two axes.</summary>
    public Node TransposeMatrix(Node x)
    {
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        return Permute(x, [.. axes]);
    }

    public Node Slice(Node x, ImmutableArray<(int Start, int Length, int Step)> ranges)
    {
        for (var axis = 0; axis < ranges.Length; axis++)
            if (ranges[axis] != (0, x.Shape[axis], 1))
                return Fold(new Slice(ranges), x);
        return x;
    }

    /// <summary><paramref name="length"/> entries from <paramref name="start"/> along one axis.</summary>
    public Node SliceAxis(Node x, int axis, int start, int length)
    {
        var ranges = x.Shape.Lengths.Select(l => (0, l, 1)).ToArray();
        ranges[axis] = (start, length, 1);
        return Slice(x, [.. ranges]);
    }

    /// <summary>The leading axis in reverse order.</summary>
    public Node Reverse(Node x)
    {
        var ranges = x.Shape.Lengths.Select(l => (0, l, 1)).ToArray();
        ranges[0] = (Math.Max(0, x.Shape[0] - 1), x.Shape[0], -1);
        return Slice(x, [.. ranges]);
    }

    /// <summary>Entry <paramref name="index"/> of the leading axis.</summary>
    public Node Row(Node x, int index) => Reshape(SliceAxis(x, 0, index, 1), x.Shape.Skip(1));

    public Node Concatenate(int axis, ImmutableArray<Node> parts) => parts.Length == 1 ? parts[0] : Fold(new Concatenate(axis), parts);

    /// <summary>Equal shapes along a new leading axis.</summary>
    public Node Stack(ImmutableArray<Node> parts) =>
        Concatenate(0, [.. parts.Select(p => Reshape(p, p.Shape.Insert(0, 1)))]);

    public Node Gather(Node x, Node indices) => Fold(new Gather(), x, indices);

    /// <summary>Sum over some axes.</summary>
    public Node Sum(Node x, ImmutableArray<int> axes, bool keepAxes = false)
    {
        var kept = Enumerable.Range(0, x.Shape.Rank).Where(a => !axes.Contains(a)).ToArray();
        var shape = x.Shape;
        Node sum;
        if (axes.Length == 0)
            sum = x;
        else if (axes is [0] && shape.Rank > 1)
            sum = Fold(new SumLeading(), x);
        else
            sum = Fold(new SumTrailing(kept.Length), Permute(x, [.. kept, .. axes.Order()]));
        if (!keepAxes)
            return sum;
        foreach (var axis in axes)
            shape = shape.With(axis, 1);
        return Reshape(sum, shape);
    }

    /// <summary>Sum of all elements, a scalar.</summary>
    public Node Sum(Node x) => x.Shape.IsScalar ? x : Fold(new SumTrailing(0), x);

    /// <summary>Undoes a broadcast: sums over the axes along which <paramref name="shape"/> was repeated.</summary>
    public Node SumTo(Node x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        var extra = x.Shape.Rank - shape.Rank;
        var axes = Enumerable.Range(0, x.Shape.Rank)
            .Where(a => a < extra || shape[a - extra] == 1 && x.Shape[a] != 1).ToImmutableArray();
        return Reshape(Sum(x, axes), shape);
    }

    /// <summary>Σ aᵢbᵢ over all elements of two tensors of one shape.</summary>
    public Node Dot(Node a, Node b) =>
        Reshape(MatrixMultiply(Reshape(a, new Shape(1, (int)a.Shape.Count)), Reshape(b, new Shape((int)b.Shape.Count, 1))), Shape.Scalar);

    /// <summary>NumPy's <c>@</c>: vectors, matrices, and stacks of matrices that broadcast.</summary>
    public Node MatrixMultiply(Node a, Node b)
    {
        if (a.Shape.Rank == 1)
        {
            var row = MatrixMultiply(Reshape(a, new Shape(1, a.Shape[0])), b);
            return Reshape(row, b.Shape.Rank == 1 ? Shape.Scalar : row.Shape.Without(-2 + row.Shape.Rank));
        }

        if (b.Shape.Rank == 1)
        {
            var column = MatrixMultiply(a, Reshape(b, new Shape(b.Shape[0], 1)));
            return Reshape(column, column.Shape.Take(column.Shape.Rank - 1));
        }

        var stack = Shape.Broadcast(a.Shape.Take(a.Shape.Rank - 2), b.Shape.Take(b.Shape.Rank - 2))!.Value;
        a = BroadcastTo(a, stack.Append(a.Shape.Skip(a.Shape.Rank - 2)));
        b = BroadcastTo(b, stack.Append(b.Shape.Skip(b.Shape.Rank - 2)));
        var (left, transposeA) = WithoutTranspose(a);
        var (right, transposeB) = WithoutTranspose(b);
        return Fold(new MatrixMultiply(transposeA, transposeB), left, right);
    }

    public Node StopGradient(Node x) => x.Op is Graph.Constant or Graph.StopGradient ? x : Apply(new StopGradient(), x);

    private static (Node Matrix, bool IsTransposed) WithoutTranspose(Node x)
    {
        if (x.Op is not Permute { Axes: var axes })
            return (x, false);
        for (var i = 0; i < axes.Length - 2; i++)
            if (axes[i] != i)
                return (x, false);
        return axes[^1] == axes.Length - 2 ? (x.Inputs[0], true) : (x, false);
    }

    private static bool IsZero(Node x) => x.ConstantScalar == 0 || x.Op is BroadcastTo && x.Inputs[0].ConstantScalar == 0;

    private static bool IsOne(Node x) => x.ConstantScalar == 1 || x.Op is BroadcastTo && x.Inputs[0].ConstantScalar == 1;

    /// <summary>Whether leaving the neutral operand out keeps the shape (and the kind: a truth value plus 0 is a number).</summary>
    private static bool Fits(Node kept, Node neutral) =>
        !kept.IsTruth && Shape.Broadcast(kept.Shape, neutral.Shape) == kept.Shape;
}
