using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class Jacobian : Function
{
    public override Signature Signature => "jacobian(expression, weights?, at?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "All first derivatives of a tensor: shape of the expression, then shape of the weight (one flat axis for a list or for all weights).";

    public override string Example => """
        let w = [1, 2]
        measure J = jacobian(u -> [u[0] * u[1], u[0]^2, u[1]], at = w)
        predict J = [[2, 1], [2, 0], [0, 1]]
        check J within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var derivative = new DerivativeCall(call);
        var (graph, value) = (derivative.Graph, derivative.Value);
        var count = (int)value.Shape.Count;
        var direction = graph.Parameter("e", new TensorType(new Shape(count)));
        var row = derivative.Gather(Differentiation.Pullback([(value, graph.Reshape(direction, value.Shape))], derivative.Targets));
        var rows = derivative.Rows(count, direction, row);
        return new TensorValue(derivative.AtPoint(graph.Reshape(rows, value.Shape.Append(derivative.TargetShape))));
    }
}
