using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>sort(x, axis, descending)</c></summary>
internal sealed class Sort : AlongFunction
{
    public override Signature Signature => "sort(x, axis?, descending?)";

    public override string Summary =>
        "The elements in ascending order, along the last axis unless another is named; NaN comes last. The derivative goes with each element.";

    public override string Example => """
        measure y = sort([3, 1, 2])
        predict y = [1, 2, 3]
        check y within 0.0001%
        """;

    protected override Node Rows(FunctionCall call, Node rows)
    {
        var order = SortOrder.Of(call.Flag("descending") ? -rows : rows);
        return TakeAlong.Of(rows, order);
    }
}
