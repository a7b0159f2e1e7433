using LearningMechanics.Toys.Functions.Reduce;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>attention(q, k, v, causal)</c></summary>
internal sealed class Attention : LearningFunction
{
    public override Signature Signature => "attention(q, k, v, causal?)";

    public override string Summary =>
        "`softmax(q @ k.T / sqrt(d)) @ v`: queries (…, n, d), keys (…, m, d), values (…, m, e) give (…, n, e); stacks broadcast. "
        + "With `causal = true`, query i sees keys 0 to i only.";

    public override string Example => """
        let x = [[1, 0], [0, 1]]
        measure y = attention(x, x, x, causal = true)[0]
        predict y = [1, 0]
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var (q, k, v, graph) = (Rows(call, "q"), Rows(call, "k"), Rows(call, "v"), call.Graph);
        if (q.Shape[-1] != k.Shape[-1])
            throw call.Error("k", $"q is {q.Shape} and k is {k.Shape}: their last axes must agree");
        if (k.Shape[-2] != v.Shape[-2])
            throw call.Error("v", $"k is {k.Shape} and v is {v.Shape}: there must be one value for each key");
        if (k.Shape[-2] == 0 || q.Shape[-1] == 0)
            throw call.Error("k", $"attention needs at least one key with at least one entry, and k is {k.Shape}");
        CheckStacks(call, q, k, v);

        var scores = graph.MatrixMultiply(q, graph.TransposeMatrix(k)) / Math.Sqrt(q.Shape[-1]);
        if (call.Flag("causal"))
            scores = graph.Where(Sees(graph, q.Shape[-2], k.Shape[-2]), scores, graph.Scalar(double.NegativeInfinity));
        return graph.MatrixMultiply(SoftMaximum.Of(scores), v);
    }

    private static Node Rows(FunctionCall call, string parameter)
    {
        var node = call.Tensor(parameter);
        return node.Shape.Rank >= 2
            ? node
            : throw call.Error(parameter, $"attention needs rows for {parameter}, shape (…, rows, entries), not {node.Shape}");
    }

    private static void CheckStacks(FunctionCall call, Node q, Node k, Node v)
    {
        static Shape Stack(Node x) => x.Shape.Take(x.Shape.Rank - 2);
        if (Shape.Broadcast(Stack(q), Stack(k)) is not { } scores)
            throw call.Error("k", $"the stacks {Stack(q)} of q and {Stack(k)} of k do not broadcast");
        if (Shape.Broadcast(scores, Stack(v)) is null)
            throw call.Error("v", $"the stacks {scores} of q and k and {Stack(v)} of v do not broadcast");
    }

    private static Node Sees(TensorGraph graph, int queries, int keys) => graph.Compare(
        Comparison.GreaterOrEqual, graph.Reshape(graph.Range(queries), new Shape(queries, 1)), graph.Range(keys));
}
