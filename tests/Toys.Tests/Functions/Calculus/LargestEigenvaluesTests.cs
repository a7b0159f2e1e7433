namespace LearningMechanics.Toys.Tests.Functions.Calculus;

public sealed class LargestEigenvaluesTests
{
    private const string Symmetric = "M @ M.T + diag([1, 2, 4])";

    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("top_eigenvalue(" + Symmetric + ")")]
    [InlineData("top_eigenvalue(" + Symmetric + ", 2)")]
    [InlineData("top_eigenvalue(" + Symmetric + ", 3)")]
    [InlineData("top_eigenvector(" + Symmetric + ")")]
    [InlineData("top_eigenvector(" + Symmetric + ", 2)")]
    [InlineData("top_eigenvalue(hessian(u -> sum(u^4) + prod(u), at = M[0]))")]
    public void TopEigenvalue_OfMovingMatrix_HasDerivatives(string expression)
    {
        var matrix = _bench.Input("M", [0.9, -0.3, 0.4, 0.2, 1.1, -0.5, 0.7, 0.1, 0.8], 3, 3);
        _bench.HasDerivatives(expression, matrix);
    }

    /// <summary>Third order: the search for how an eigenvector turns is differentiated too.</summary>
    [Fact]
    public void TopEigenvalue_DifferentiatedThrice_AgreesWithEigh()
    {
        _bench.Input("x", [0.3, 0.7, -0.2], 3);
        _bench.Let("S", "s -> outer(s, s) + diag([1, 2, 4]) + s[0] * s[1] * ones(3, 3)");
        const string Thrice = "hessian(z -> sum(grad(y -> {0}, at = z)^2), at = x)";

        var found = _bench.Evaluate(Thrice.Replace("{0}", "top_eigenvalue(S(y))", StringComparison.Ordinal));
        var expected = _bench.Evaluate(Thrice.Replace("{0}", "eigvalsh(S(y))[-1]", StringComparison.Ordinal));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-8);
    }

    [Fact]
    public void TopEigenvector_OfMultipleOfIdentity_DoesNotTurn()
    {
        _bench.Input("x", [2], 1);

        Assert.All(
            _bench.Evaluate("grad(s -> sum(top_eigenvector(s[0] * eye(3) + (s[0] - x[0]) * ones(3, 3))), at = x)"),
            slope => Assert.Equal(0, slope));
    }
}
