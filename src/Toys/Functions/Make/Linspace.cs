using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>linspace(lo, hi, n)</c></summary>
internal sealed class Linspace : MakeFunction
{
    public override Signature Signature => "linspace(lo, hi, n)";

    public override string Summary => "n equally spaced numbers from lo to hi, both ends included and exact.";

    public override string Example => """
        measure y = linspace(-1, 1, 5)
        predict y = [-1, -0.5, 0, 0.5, 1]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => Of(call, call.Tensor("lo", 0), call.Tensor("hi", 0), call.Size("n"));

    public static Node Of(FunctionCall call, Node lo, Node hi, int n)
    {
        var graph = call.Graph;
        if (n == 0)
            return graph.Zeros(new Shape(0));
        if (n == 1)
            return graph.Reshape(lo, new Shape(1));
        // NumPy's arithmetic: lo + i · step, and the last is hi itself.
        var inner = lo + Progression.Of(graph, 0, 1, n - 1) * ((hi - lo) / (n - 1));
        return graph.Concatenate(0, [inner, graph.Reshape(hi, new Shape(1))]);
    }
}
