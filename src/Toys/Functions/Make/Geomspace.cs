using LearningMechanics.Toys.Functions.Elementwise;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>geomspace(lo, hi, n)</c></summary>
internal sealed class Geomspace : MakeFunction
{
    public override Signature Signature => "geomspace(lo, hi, n)";

    public override string Summary => "n numbers from lo to hi, both positive, included and exact, each the same multiple of the one before.";

    public override string Example => """
        measure y = geomspace(1, 1000, 4)
        predict y = [1, 10, 100, 1000]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (lo, hi, n, graph) = (call.Tensor("lo", 0), call.Tensor("hi", 0), call.Size("n"), call.Graph);
        foreach (var end in (string[])["lo", "hi"])
            if (call.Tensor(end).ConstantScalar is { } known && !(known > 0))
                throw call.Error(end, $"geomspace needs a positive {end}, not {known:R}");
        if (n < 3)
            return Linspace.Of(call, lo, hi, n);
        var logs = Linspace.Of(call, graph.Logarithm(lo), graph.Logarithm(hi), n);
        var inner = Exponential.Of(graph.SliceAxis(logs, 0, 1, n - 2));
        return graph.Concatenate(0, [graph.Reshape(lo, new Shape(1)), inner, graph.Reshape(hi, new Shape(1))]);
    }
}
