using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary><c>histogram(x, bins, lo, hi)</c></summary>
internal sealed class HistogramFunction : Function
{
    public override Signature Signature => "histogram(x, bins, lo, hi)";

    public override FunctionGroup Group => FunctionGroup.Statistics;

    public override string Summary =>
        "Density of the elements between lo and hi in equal bins: counts divided by the number of elements inside and the width of a bin, "
        + "so that it integrates to 1. The last bin includes hi; if nothing lies inside, it is 0; if any element is NaN, it is NaN. No derivative.";

    public override string Example => """
        measure y = histogram([0.1, 0.2, 0.9, 5], 2, 0, 1)
        predict y = [4 / 3, 2 / 3]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var bins = Bins.Of(call);
        return new TensorValue(call.Graph.Fold(new Histogram(bins), call.Graph.Flatten(call.Tensor("x"))));
    }
}
