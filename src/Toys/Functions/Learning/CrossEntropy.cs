using LearningMechanics.Toys.Functions.Reduce;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>cross_entropy(logits, labels)</c></summary>
internal sealed class CrossEntropy : LearningFunction
{
    public override Signature Signature => "cross_entropy(logits, labels)";

    public override string Summary =>
        "The mean over rows of `logsumexp(logits) - logits[label]`, in nats. Logits are (…, classes), labels (…) whole numbers "
        + "from 0. Labels of the logits' own shape are taken as probabilities.";

    public override string Example => """
        measure y = cross_entropy([[0, 0], [0, log(3)]], [0, 1])
        predict y = (log(2) + log(4 / 3)) / 2
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var (logits, labels, graph) = (call.Tensor("logits"), call.Tensor("labels"), call.Graph);
        if (logits.Shape.Count == 0 || logits.Shape.IsScalar)
            throw call.Error("logits", $"cross_entropy needs logits (…, classes), not {(logits.Shape.IsScalar ? "a number" : $"a tensor {logits.Shape}")}");
        var rows = logits.Shape.Take(logits.Shape.Rank - 1);
        if (labels.Shape != rows && labels.Shape != logits.Shape)
            throw call.Error("labels", $"logits are {logits.Shape} and labels {labels.Shape}: labels must be {rows}, one for each row, or probabilities {logits.Shape}");

        var total = graph.Sum(LogSumOfExponentials.Of(logits) * Weight(graph, logits, labels));
        return (total - Chosen(graph, logits, labels)) / rows.Count;
    }

    /// <summary>Σ of the labels' probabilities in each row: 1 for whole labels.</summary>
    private static Node Weight(TensorGraph graph, Node logits, Node labels) =>
        labels.Shape == logits.Shape ? graph.Sum(labels, [labels.Shape.Rank - 1]) : graph.Scalar(1);

    private static Node Chosen(TensorGraph graph, Node logits, Node labels)
    {
        if (labels.Shape == logits.Shape)
            return graph.Sum(labels * logits);
        // Looking the label up among the classes refuses one that is none, and gives negative ones NumPy's meaning.
        var classes = logits.Shape[-1];
        var label = graph.Gather(graph.Range(classes), graph.Flatten(labels));
        var starts = graph.Range((int)labels.Shape.Count) * classes;
        return graph.Sum(graph.Gather(graph.Flatten(logits), starts + label));
    }
}
