using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>logspace(a, b, n, base = 10)</c></summary>
internal sealed class Logspace : MakeFunction
{
    public override Signature Signature => "logspace(a, b, n, base?)";

    public override string Summary =>
        "n numbers from 10ᵃ to 10ᵇ, equally spaced on a logarithmic axis; a and b are exponents, as in NumPy. See `geomspace` to give the ends themselves.";

    public override string Example => """
        measure y = logspace(-1, 2, 4)
        predict y = [0.1, 1, 10, 100]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var radix = call.Has("base") ? call.Tensor("base", 0) : call.Graph.Scalar(10);
        var exponents = Linspace.Of(call, call.Tensor("a", 0), call.Tensor("b", 0), call.Size("n"));
        return call.Graph.Fold(new Power(), radix, exponents);
    }
}
