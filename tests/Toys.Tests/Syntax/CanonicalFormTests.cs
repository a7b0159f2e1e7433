using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class CanonicalFormTests
{
    private static string Canonical(string lines) => CanonicalForm.Of(Parsed.Statements(lines));

    [Theory]
    [InlineData(SampleToys.Ridge)]
    [InlineData(SampleToys.EdgeOfStability)]
    [InlineData(SampleToys.Clauses)]
    public void Toy_CanonicalFormParsedAgain_IsItself(string text)
    {
        var canonical = CanonicalForm.Of(Parsed.File(text).Syntax);
        Assert.NotEmpty(canonical);
        Assert.Equal(canonical, Canonical(canonical));
    }

    [Fact]
    public void Toy_Whole_HasTheFormItsHashIsOf() => Assert.Equal(
        """
        param α = 1 / 4 in 1 / 4..2 log
        param on = -1 in -2..-1
        param n = 1000
        precision float32
        let (e, (U, s)) = pairs(A)
        let f(a, b) = a mod b + where(a < b and b <= 2, -a^2, 2^-b)
        let g = fold(((h, k), l) -> (h + l, k @ l), start = (0, 1.0), over = range(4))
        let tables = [[T[i, -1:0:-2, ..., None] for i in range(3)] for j in [1, 2]]
        fresh data xs ~ normal(n, 3, lo = 0)
        data ys = [1, 2, 3]
        batch 32 of xs, ys as xb, yb with replacement
        weight V = W
        weight W ~ normal(3) / sqrt(3)
        loss = mean((xb @ W - yb)^2) + at(E, weights = u)
        train adam(lr = {W: 0.1, V: 0.1 / n}, beta1 = 0.9) for 10 * n until loss < 1e-9 and not step > 5 on W, V
        measure m = loss every 10 averaged 5
        measure spectrum = eigvalsh(H) at [1, 10, 100] against range(3)
        observe rate = slope(log(m), t where step > 5 or t < 3) across seeds
        predict m as "mean field" = c * exp(-t)
        predict m as "other" diverges where α > 2
        predict rate = 1
        fit c in 0.001..1000.0 log from m where step < 10
        fit p in [1, 3, 5] from m
        check spectrum[:3] within 0.5 absolutely at 90% of points
        check m of "mean field" where step > 10 within 5%
        sweep α in logspace(1 / 4, 2, 5)
        seeds 4

        """,
        CanonicalForm.Of(Parsed.File(SampleToys.Clauses).Syntax));

    [Theory]
    [InlineData("let x = a+b*c", "let x =  ( a + (b * c) )   # the sum")]
    [InlineData("param n = 10 in 1..1_000 \"samples\"", "param n = 10 in 1..1000")]
    [InlineData("let x = .001", "let x = 1E-3")]
    [InlineData("let x = f(a,\n  b,)", "let x = f(a, b)")]
    [InlineData("let x = a < b < c", "let x = a < b and b < c")]
    [InlineData("let x = +a", "let x = a")]
    [InlineData("let x = a\nplot x vs step\ncites arXiv:2110.03922", "let x = a")]
    [InlineData("check m where a of \"b\" within 5 %", "check m of \"b\" where a within 5%")]
    public void Texts_ThatMeanTheSame_HaveOneForm(string one, string other) =>
        Assert.Equal(Canonical(one), Canonical(other));

    [Theory]
    [InlineData("param n = 1", "param n = 1.0")]
    [InlineData("let x = a - (b - c)", "let x = a - b - c")]
    [InlineData("let x = (a + b) + c", "let x = a + (b + c)")]
    [InlineData("let x = (-a)^2", "let x = -a^2")]
    [InlineData("let x = (a < b) == c", "let x = a < b == c")]
    [InlineData("let x = (a, )", "let x = a")]
    [InlineData("let x = ((a, b)) -> a", "let x = (a, b) -> a")]
    [InlineData("let x = y", "let z = y")]
    [InlineData("let x = a\nlet y = b", "let y = b\nlet x = a")]
    [InlineData("data x = a", "fresh data x = a")]
    [InlineData("predict m as \"a\" = 1", "predict m = 1")]
    public void Texts_ThatMeanDifferentThings_HaveDifferentForms(string one, string other) =>
        Assert.NotEqual(Canonical(one), Canonical(other));

    [Theory]
    [InlineData("(1).T")]
    [InlineData("(x -> x)(3)")]
    [InlineData("(a + b)[0].x(c)")]
    [InlineData("(-a)^-b^c")]
    [InlineData("(2)(x)")]
    [InlineData("2^3^4 + (2^3)^4")]
    [InlineData("a * (b @ c) / (d mod e)")]
    [InlineData("not (a and not b) or (not c) == d")]
    [InlineData("f(x -> x, where = y where z -> z)")]
    [InlineData("100000000000000000000000 + 1e23 + 1.7976931348623157e308 + 5e-324")]
    [InlineData("\"a \\\"b\\\" \\\\ \\n\"")]
    [InlineData("x[(a, b), a -> b:c, :, ::-1]")]
    [InlineData("{}")]
    public void Expression_CanonicalFormParsedAgain_IsItself(string text)
    {
        var canonical = CanonicalExpression.Of(Parsed.Expression(text));
        Assert.Equal(canonical, CanonicalExpression.Of(Parsed.Expression(canonical)));
    }

    [Theory]
    [InlineData(1, true, "1")]
    [InlineData(1e23, true, "99999999999999991611392")]
    [InlineData(1, false, "1.0")]
    [InlineData(0.1, false, "0.1")]
    [InlineData(1e-5, false, "1e-5")]
    [InlineData(1e300, false, "1e300")]
    public void Number_OfEitherKind_HasOneSpelling(double value, bool isInteger, string text) =>
        Assert.Equal(text, CanonicalLiteral.Number(value, isInteger));

    [Fact]
    public void Statements_AnySubset_RenderAlone()
    {
        var statements = Parsed.File(SampleToys.Ridge).Syntax.Statements;
        Assert.Equal(
            "predict test_error = n / (n - sum(l^2)) * (sum((1 - l)^2 * v^2) + noise)\ncheck test_error within 5%\n",
            CanonicalForm.Of(statements.Where(statement => statement is PredictStatement or CheckStatement)));
    }
}
