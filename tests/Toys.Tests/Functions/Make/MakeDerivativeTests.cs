using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Make;

/// <summary>Everything that rearranges elements passes derivatives back to where they came from.</summary>
public sealed class MakeDerivativeTests
{
    public static TheoryData<string, object[]> Rearrangements => new()
    {
        { "reshape", [4, -1] }, { "flatten", [] }, { "transpose", [] }, { "flip", [] }, { "roll", [2] }, { "repeat", [2] },
        { "tile", [2, 1, 2] }, { "tril", [] }, { "triu", [1] }, { "pad", [1] }, { "patches", [2] }, { "diag", [] }, { "diag", [1] },
        { "diag", [-1] }, { "expand_dims", [1] }, { "broadcast_to", [2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Rearrangements))]
    public void Rearrangement_Differentiated_AgreesWithDifferences(string function, object[] arguments)
    {
        var bench = new FunctionBench();
        var x = bench.Random(21, 3, 4);
        DerivativeCheck.Holds(bench, bench.Tensor(function, [x * x, .. arguments]), x);
    }

    [Theory]
    [InlineData("concat")]
    [InlineData("stack")]
    [InlineData("outer")]
    public void Joining_Differentiated_AgreesWithDifferences(string function)
    {
        var bench = new FunctionBench();
        var (x, y) = (bench.Random(22, 4), bench.Random(23, 4));
        DerivativeCheck.Holds(bench, bench.Tensor(function, x * y, y * y), x, y);
    }

    [Fact]
    public void Diag_OfAVector_Differentiated_AgreesWithDifferences()
    {
        var bench = new FunctionBench();
        var x = bench.Random(24, 3);
        DerivativeCheck.Holds(bench, bench.Tensor("diag", x * x, -1), x);
    }

    [Fact]
    public void Scales_WithMovingEnds_AreDifferentiated()
    {
        foreach (var function in (string[])["linspace", "logspace", "geomspace"])
        {
            var bench = new FunctionBench();
            var (lo, hi) = (bench.Input([0.4]), bench.Input([1.3]));
            DerivativeCheck.Holds(bench, bench.Tensor(function, lo, hi, 5), lo, hi);
        }
    }

    [Fact]
    public void Full_OfAWeight_Differentiated_CountsItsCopies()
    {
        var bench = new FunctionBench();
        var value = bench.Input([2]);
        var total = bench.Graph.Sum(bench.Tensor("full", Vectors.Of(bench, 2, 3), value));
        Assert.Equal([6], bench.Evaluate(Differentiation.Gradient(total, value)));
    }
}
