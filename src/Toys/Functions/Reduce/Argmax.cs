using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>argmax(x, axis)</c></summary>
internal sealed class Argmax : ReduceFunction
{
    public override Signature Signature => "argmax(x, axis?, keepdims?)";

    public override string Summary =>
        "Place of the largest element, counted from 0; the first of equal ones. Without an axis, the place in the flattened tensor.";

    public override string Example => """
        measure y = argmax([[1, 9, 3], [7, 5, 6]], axis = 1)
        predict y = [1, 0]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) =>
        axes.RequireElements(call).Reduce(rows => rows.Graph.Fold(new ArgExtreme(IsLargest: true), rows));
}
