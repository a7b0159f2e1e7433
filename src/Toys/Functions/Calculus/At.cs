using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class At : Function
{
    public override Signature Signature => "at(expression, weights)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "The expression with the flat vector given as `weights = u` in the place of all weights, in order of declaration. "
        + "Fit for theory when u is.";

    public override string Example => """
        weight w = [1, 2]
        weight b = 3
        measure moved = at(sum(w) * b, weights = [5, 6, 7])
        predict moved = 77
        check moved within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var graph = call.Graph;
        var u = call.Tensor("weights", 1);
        var size = call.Scope.Weights.Sum(w => (int)w.Leaf.Shape.Count);
        if (u.Shape[0] != size)
            throw call.Error("weights", $"this toy has {size} weights in all, but the vector has {u.Shape[0]}");
        var replacements = new List<(Node, Node)>();
        var start = 0;
        foreach (var weight in call.Scope.Weights)
        {
            var count = (int)weight.Leaf.Shape.Count;
            replacements.Add((weight.Leaf, graph.Reshape(graph.SliceAxis(u, 0, start, count), weight.Leaf.Shape)));
            start += count;
        }

        var substitution = new Substitution(replacements);
        return call["expression"].Value switch
        {
            OperatorValue matrix => matrix with { Multiply = v => substitution.Apply(matrix.Multiply(v)), Form = () => substitution.Apply(matrix.Form()) },
            _ => new TensorValue(substitution.Apply(call.Tensor("expression"))),
        };
    }
}
