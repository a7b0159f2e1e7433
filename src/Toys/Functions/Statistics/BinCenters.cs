using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary><c>bin_centers(bins, lo, hi)</c></summary>
internal sealed class BinCenters : Function
{
    public override Signature Signature => "bin_centers(bins, lo, hi)";

    public override FunctionGroup Group => FunctionGroup.Statistics;

    public override string Summary => "Middles of the bins of `histogram`: the axis to draw it against.";

    public override string Example => """
        measure y = bin_centers(2, 0, 1)
        predict y = [0.25, 0.75]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var bins = Bins.Of(call);
        return new TensorValue(call.Graph.Constant([.. Enumerable.Range(0, bins.Count).Select(bins.Center)], new Shape(bins.Count)));
    }
}
