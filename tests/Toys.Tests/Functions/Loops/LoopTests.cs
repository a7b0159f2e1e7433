namespace LearningMechanics.Toys.Tests.Functions.Loops;

public sealed class LoopTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("fold((h, l) -> h / 2 + l, start = 0, over = range(4))", new[] { 4.25 })]
    [InlineData("scan((h, l) -> h / 2 + l, start = 0, over = range(4))", new[] { 0, 1, 2.5, 4.25 })]
    [InlineData("fold((h, l) -> h + l, start = 7, over = zeros(0))", new[] { 7.0 })]
    [InlineData("fold((s, row) -> s + row, start = 0, over = [[1, 2], [3, 4], [5, 6]])", new[] { 9.0, 12 })]
    [InlineData("scan((s, row) -> s + row, start = 0, over = [[1, 2], [3, 4]])", new[] { 1.0, 2, 4, 6 })]
    [InlineData("fold((h, W) -> W @ h, start = [1, 2], over = [[[0, 1], [1, 0]], [[2, 0], [0, 3]]])", new[] { 4.0, 3 })]
    [InlineData("fold((h, W) -> W @ h, start = [1, 2], over = [ones(3, 2), ones(4, 3)])", new[] { 9.0, 9, 9, 9 })]
    [InlineData("fold(max, start = 0, over = [3, 9, 4])", new[] { 9.0 })]
    [InlineData("fold((h, l) -> concat(h[:2], ones(l)) @ ones(l + 2) * h, start = [1, 1], over = [0, 1])", new[] { 10.0, 10 })]
    public void Loop_OverEntries_MatchesPython(string expression, double[] expected) => Assert.Equal(expected, _bench.Evaluate(expression));

    [Fact]
    public void Fold_OverIndices_ReadsStackedWeights()
    {
        _bench.Input("Ws", [.. Enumerable.Range(0, 12).Select(i => 0.1 * i)], 3, 2, 2);
        Assert.Equal(
            _bench.Evaluate("tanh(Ws[2] @ tanh(Ws[1] @ tanh(Ws[0] @ [1, 2])))"),
            _bench.Evaluate("fold((h, l) -> tanh(Ws[l] @ h), start = [1, 2], over = range(3))"));
    }

    [Fact]
    public void Fold_OverIndicesOfList_IsUnrolled()
    {
        _bench.Let("Ws", "[ones(2, 2), 2 * eye(2)]");
        _bench.Let("Vs", "[ones(2, 2), ones(3, 2)]");
        Assert.Equal([6, 6], _bench.Evaluate("fold((h, l) -> Ws[l] @ h, start = [1, 2], over = range(2))"));
        Assert.Equal("fold: the state has shape (2), but the function makes (3) of it; both must have one shape", _bench.Refusal("fold((h, l) -> ones(3), start = [1, 2], over = range(2))"));
        Assert.Contains("must be known before running", _bench.Refusal("fold((h, l) -> Vs[l] @ h, start = [1, 2], over = range(2))"), StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_OfTuple_CarriesEveryPart()
    {
        _bench.Let("last", "fold(((a, b), x) -> (a + x, b * x), start = (0, [1, 2]), over = [2, 3])");
        Assert.Equal(5, _bench.Number("last[0]"));
        Assert.Equal([6, 12], _bench.Evaluate("last[1]"));
        _bench.Let("all", "scan(((a, b), x) -> (a + x, b * x), start = (0, [1, 2]), over = [2, 3])");
        Assert.Equal([2, 5], _bench.Evaluate("all[0]"));
        Assert.Equal([2, 4, 6, 12], _bench.Evaluate("all[1]"));
    }

    [Fact]
    public void Loop_WithWeights_HasDerivatives()
    {
        var w = _bench.Input("W", [.. Enumerable.Range(0, 8).Select(i => 0.3 * Math.Sin(i))], 2, 2, 2);
        _bench.HasDerivatives("fold((h, l) -> tanh(W[l] @ h), start = [1, 2], over = range(2))", w);
        _bench.HasDerivatives("scan((h, V) -> tanh(V @ h) + h, start = W[0, 0], over = W)", w);
    }

    [Fact]
    public void Fold_OfMillionsOfPasses_IsPricedAndNotRun() =>
        Assert.True(_bench.Node("fold((h, l) -> h + 1, start = 0, over = range(200000000))").Op.Operations(_bench.Node("1 + 1")) >= 2e8);

    [Theory]
    [InlineData("fold((h, l) -> h[1:], start = [1, 2, 3], over = range(2))", "fold: the state has shape (3), but the function makes (2) of it; both must have one shape")]
    [InlineData("fold((h, l) -> (h, l), start = 0, over = range(2))", "fold: the state is a tensor where the function gives a tuple of 2")]
    [InlineData("fold((h, l) -> h, start = 0, over = 4)", "fold runs over the entries of a tensor or a list, not a number; did you mean range(…)?")]
    [InlineData("fold(h -> h, start = 0, over = range(3))", "a function takes 1 argument, not 2")]
    public void Loop_OfWrongForm_IsRefused(string expression, string message) => Assert.Equal(message, _bench.Refusal(expression));
}
