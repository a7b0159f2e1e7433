using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Bernoulli : DrawFunction
{
    public override Signature Signature => "bernoulli(p, sizes...)";

    public override string Summary =>
        "1 with probability `p`, else 0, independently. `p` broadcasts with the sizes; without sizes the result has the shape of `p`.";

    public override string Example => """
        data b ~ bernoulli(0.3, 10000)
        measure share = mean(b)
        predict share = 0.3
        seeds 8
        check share within 5%
        """;

    public override Value Call(FunctionCall call)
    {
        var (p, graph) = (call.Tensor("p"), call.Graph);
        if (p.ConstantValues is { } known && Array.FindIndex(known, v => !(v >= 0 && v <= 1)) is >= 0 and var wrong)
            throw call.Error("p", $"{known[wrong]:R} is no probability: it must lie in 0..1");
        var shape = call.Many.IsEmpty ? p.Shape : Sizes(call);
        if (Shape.Broadcast(p.Shape, shape) != shape)
            throw call.Error("p", $"p of shape {p.Shape} does not broadcast to the sizes {shape}");
        var happens = graph.Compare(Comparison.Less, DrawUniform(call, shape), p);
        return new TensorValue(graph.Where(happens, graph.Scalar(1), graph.Scalar(0)));
    }
}
