using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>quantile(x, q, axis, keepdims)</c></summary>
internal sealed class Quantile : Function
{
    public override Signature Signature => "quantile(x, q, axis?, keepdims?)";

    public override FunctionGroup Group => FunctionGroup.Reduce;

    public override string Summary =>
        "The value below which a share q of the elements lies, by linear interpolation between neighbours as in NumPy. "
        + "q is between 0 and 1 and known before running; a list of them gives a leading axis.";

    public override string Example => """
        measure y = quantile([1, 2, 3, 4], [0, 0.5, 0.9])
        predict y = [1, 2.5, 3.7]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var axes = ReducedAxes.Of(call, call.Tensor("x")).RequireElements(call);
        var q = call.Tensor("q");
        var shares = q.Shape.Rank <= 1 ? q.ConstantValues : null;
        if (shares is null)
            throw call.Error("q", "q of quantile must be a number or a list of numbers known before running");
        foreach (var share in shares)
            if (!(share is >= 0 and <= 1))
                throw call.Error("q", $"q of quantile must be between 0 and 1, not {share:R}");
        var results = shares.Select(share => axes.Reduce(rows => OfRows(rows, share)));
        return new TensorValue(q.Shape.IsScalar ? results.Single() : call.Graph.Stack([.. results]));
    }

    /// <summary>(…, n) → (…).</summary>
    public static Node OfRows(Node rows, double share)
    {
        var (graph, axis) = (rows.Graph, rows.Shape.Rank - 1);
        var last = rows.Shape[axis] - 1;
        var sorted = TakeAlong.Of(rows, SortOrder.Of(rows));
        var place = share * last;
        var below = Math.Min((int)place, last);
        var above = Math.Min(below + 1, last);
        var (a, b) = (At(below), At(above));
        var value = graph.Add(a, (b - a) * (place - below));

        // NaN is sorted to the end, where the interpolation would not see it.
        var largest = At(last);
        return graph.Where(graph.Compare(Comparison.Equal, largest, largest), value, largest);

        Node At(int index) => graph.Reshape(graph.SliceAxis(sorted, axis, index, 1), rows.Shape.Take(axis));
    }
}
