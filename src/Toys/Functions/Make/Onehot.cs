using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>onehot(labels, classes)</c></summary>
internal sealed class Onehot : MakeFunction
{
    public override Signature Signature => "onehot(labels, classes)";

    public override string Summary =>
        "For integral labels of any shape, rows of the identity matrix: shape labels + (classes). A label outside 0 … classes − 1 is an error.";

    public override string Example => """
        measure y = onehot([2, 0], 3)
        predict y = [[0, 0, 1], [1, 0, 0]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (labels, classes, graph) = (call.Tensor("labels"), call.Size("classes"), call.Graph);
        call.Holdable(labels.Shape.Append(new Shape(classes)));
        foreach (var label in labels.ConstantValues ?? [])
            if (label != Math.Floor(label) || label < 0 || label >= classes)
                throw call.Error("labels", $"label {label:R} of onehot is not one of 0..{classes - 1}");
        return graph.Gather(Identity.Of(graph, call.Holdable(new Shape(classes, classes))), labels);
    }
}
