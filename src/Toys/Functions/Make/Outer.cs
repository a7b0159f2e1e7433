using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>outer(a, b)</c></summary>
internal sealed class Outer : MakeFunction
{
    public override Signature Signature => "outer(a, b)";

    public override string Summary => "The matrix aᵢbⱼ of two vectors; other shapes are flattened first, as in NumPy.";

    public override string Example => """
        measure y = outer([1, 2], [3, 4])
        predict y = [[3, 4], [6, 8]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (a, b, graph) = (call.Graph.Flatten(call.Tensor("a")), call.Graph.Flatten(call.Tensor("b")), call.Graph);
        call.Holdable(new Shape(a.Shape[0], b.Shape[0]));
        return graph.Reshape(a, new Shape(a.Shape[0], 1)) * graph.Reshape(b, new Shape(1, b.Shape[0]));
    }
}
