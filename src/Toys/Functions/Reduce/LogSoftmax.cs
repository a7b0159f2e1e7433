using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>log_softmax(x, axis = -1)</c></summary>
internal sealed class LogSoftmax : AlongFunction
{
    public override Signature Signature => "log_softmax(x, axis?)";

    public override string Summary => "x − logsumexp(x) along the last axis, or the named one: the logarithm of `softmax`, finite where that is 0.";

    public override string Example => """
        measure y = log_softmax([0, 1000])
        predict y = [-1000, 0]
        check y within 0.0001%
        """;

    protected override Node Rows(FunctionCall call, Node rows)
    {
        var total = LogSumOfExponentials.Of(rows);
        return rows - rows.Graph.Reshape(total, total.Shape.Insert(total.Shape.Rank, 1));
    }
}
