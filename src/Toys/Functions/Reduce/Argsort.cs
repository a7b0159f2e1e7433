using System.Collections.Immutable;
using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>argsort(x, axis, descending)</c></summary>
internal sealed class Argsort : AlongFunction
{
    public override Signature Signature => "argsort(x, axis?, descending?)";

    public override string Summary =>
        "Places of the elements in ascending order, along the last axis unless another is named. Equal elements keep their order; NaN comes last.";

    public override string Example => """
        let x = [3, 1, 2]
        measure y = x[argsort(x)]
        predict y = [1, 2, 3]
        check y within 0.0001%
        """;

    protected override Node Rows(FunctionCall call, Node rows) => SortOrder.Of(call.Flag("descending") ? -rows : rows);
}

/// <summary>Places in ascending order, row by row; stable, NaN last.</summary>
internal sealed record SortOrder : Op
{
    public override string Name => "argsort";

    public static Node Of(Node rows) => rows.Graph.Fold(new SortOrder(), rows);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override double Operations(Node node) => node.Shape.Count * (1.0 + BitOperations.Log2((uint)node.Shape[-1] + 1));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var width = binding.Node.Shape[-1];
        var (order, scratch) = (new int[width], new int[width]);
        return () =>
        {
            for (var row = 0; row + width <= x.Length && width > 0; row += width)
            {
                Sort(x.Span.Slice(row, width), order, scratch);
                var target = y.Span.Slice(row, width);
                for (var i = 0; i < width; i++)
                    target[i] = T.CreateTruncating(order[i]);
            }
        };
    }

    /// <summary>Merge sort from short runs to long ones.</summary>
    private static void Sort<T>(ReadOnlySpan<T> keys, int[] order, int[] scratch)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        for (var run = 1; run < order.Length; run *= 2)
        {
            for (var start = 0; start < order.Length; start += 2 * run)
            {
                var middle = Math.Min(start + run, order.Length);
                Merge(keys, order, scratch, start, middle, Math.Min(middle + run, order.Length));
            }

            scratch.CopyTo(order, 0);
        }
    }

    private static void Merge<T>(ReadOnlySpan<T> keys, int[] from, int[] to, int start, int middle, int end)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
            to[i] = right >= end || left < middle && !IsBefore(keys[from[right]], keys[from[left]]) ? from[left++] : from[right++];
    }

    private static bool IsBefore<T>(T a, T b)
        where T : IBinaryFloatingPointIeee754<T> =>
        a < b || T.IsNaN(b) && !T.IsNaN(a);
}
