using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>leaky_relu(x, slope = 0.01)</c></summary>
internal sealed class LeakyRelu : Function
{
    public override Signature Signature => "leaky_relu(x, slope?)";

    public override FunctionGroup Group => FunctionGroup.Elementwise;

    public override string Summary =>
        "x where it is positive, slope · x elsewhere; slope is 0.01 unless given, and may be trained. The derivative at 0 is the slope.";

    public override string Example => """
        measure y = leaky_relu([-2, 0, 3], slope = 0.1)
        predict y = [-0.2, 0, 3]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (x, graph) = (call.Tensor("x"), call.Graph);
        var slope = call.Has("slope") ? call.Tensor("slope") : graph.Scalar(0.01);
        call.Broadcast(("x", x), ("slope", slope));
        return new TensorValue(graph.Where(graph.Compare(Comparison.Greater, x, graph.Scalar(0)), x, slope * x));
    }
}
