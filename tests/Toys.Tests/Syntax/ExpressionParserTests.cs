using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("-x^2", "(- (x ^ 2))")]
    [InlineData("2^-1", "(2 ^ (- 1))")]
    [InlineData("a^b^c", "(a ^ (b ^ c))")]
    [InlineData("2^-x^y", "(2 ^ (- (x ^ y)))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a / b @ c mod d", "(((a / b) @ c) mod d)")]
    [InlineData("-a * b", "((- a) * b)")]
    [InlineData("a * -b + +c", "((a * (- b)) + c)")]
    [InlineData("a + b < c * d", "((a + b) < (c * d))")]
    [InlineData("a < b <= c", "((a < b) and (b <= c))")]
    [InlineData("a < b == c > d", "(((a < b) and (b == c)) and (c > d))")]
    [InlineData("(a < b) < c", "((a < b) < c)")]
    [InlineData("not a == b and c or not d", "(((not (a == b)) and c) or (not d))")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("f(x)[0].T^2", "(f(x)[0].T ^ 2)")]
    [InlineData("x -> y -> x + y", "(x -> (y -> (x + y)))")]
    [InlineData("(x, y) -> x or y", "((x, y) -> (x or y))")]
    [InlineData("((a, b), l) -> a", "(((a, b), l) -> a)")]
    [InlineData("((a, b)) -> a", "(((a, b)) -> a)")]
    [InlineData("((a), b) -> a", "((a, b) -> a)")]
    [InlineData("(x) -> x", "(x -> x)")]
    [InlineData("((x))", "x")]
    public void Expression_Parsed_HoldsTogetherAsInPython(string text, string tree) =>
        Assert.Equal(tree, Tree(Parsed.Expression(text)));

    [Theory]
    [InlineData("at(E, weights = u)")]
    [InlineData("where(c, a, b)")]
    [InlineData("within + on * as / every")]
    [InlineData("f(where(a, b, c) where at < 3)")]
    [InlineData("log(x)")]
    [InlineData("[for_ for for_ in in_]")]
    public void ContextualWords_WhereAValueStands_AreNames(string text) => Parsed.Expression(text);

    [Fact]
    public void Call_WithEveryKindOfArgument_KeepsThem()
    {
        var call = Assert.IsType<CallExpression>(Parsed.Expression("slope(y, axis = 0, k = x -> x where step > 5)"));
        Assert.Equal([null, "axis", "k"], call.Arguments.Select(argument => argument.Name));
        Assert.IsType<LambdaExpression>(call.Arguments[2].Value);
        Assert.IsType<BinaryExpression>(call.Where);
    }

    [Fact]
    public void Index_WithEveryKindOfSubscript_KeepsThem()
    {
        var index = Assert.IsType<IndexExpression>(Parsed.Expression("x[:, None, ..., 1:-1:2, ::k, i + 1]"));
        Assert.Collection(
            index.Subscripts,
            s => Assert.Equal((null, null, null), Parts(s)),
            s => Assert.IsType<NewAxisSubscript>(s),
            s => Assert.IsType<EllipsisSubscript>(s),
            s => Assert.Equal(("1", "(- 1)", "2"), Parts(s)),
            s => Assert.Equal((null, null, "k"), Parts(s)),
            s => Assert.Equal("(i + 1)", Tree(Assert.IsType<AtSubscript>(s).Index)));
    }

    [Fact]
    public void Collections_OfEveryKind_AreToldApart()
    {
        Assert.Equal(2, Assert.IsType<TupleExpression>(Parsed.Expression("(a, b)")).Items.Length);
        Assert.Single(Assert.IsType<TupleExpression>(Parsed.Expression("(a,)")).Items);
        Assert.Equal(2, Assert.IsType<ListExpression>(Parsed.Expression("[a, [b],]")).Items.Length);
        Assert.Equal(["W1", "W2"], Assert.IsType<MapExpression>(Parsed.Expression("{W1: eta, W2: eta / 2}")).Entries.Select(e => e.Key));
        var comprehension = Assert.IsType<ComprehensionExpression>(Parsed.Expression("[[i + j for i in a] for j in range(4)]"));
        Assert.Equal("j", comprehension.Variable);
        Assert.IsType<ComprehensionExpression>(comprehension.Body);
    }

    [Fact]
    public void Spans_OfExpressions_CoverWhatWasWritten()
    {
        const string Text = "toy \"t\"\nlet x = a + (b @  c)[0].T";
        var source = new SourceText("a.toy", Text);
        var sum = Assert.IsType<BinaryExpression>(((LetStatement)Parser.Parse(source).Syntax.Statements[1]).Value);
        Assert.Equal("a + (b @ c)[0].T", ExpressionText.Of(source, sum));
        Assert.Equal("+", source[sum.OperatorSpan]);
        var member = Assert.IsType<MemberExpression>(sum.Right);
        Assert.Equal("T", source[member.MemberSpan]);
        Assert.Equal("(b @  c)", source[((IndexExpression)member.Target).Target.Span]);
    }

    private static (string?, string?, string?) Parts(Subscript subscript)
    {
        var slice = Assert.IsType<SliceSubscript>(subscript);
        return (Given(slice.Start), Given(slice.Stop), Given(slice.Step));
    }

    private static string? Given(Expression? expression) => expression is null ? null : Tree(expression);

    private static string Tree(Expression expression) => expression switch
    {
        NumberLiteral e => $"{e.Value}",
        NameExpression e => e.Name,
        UnaryExpression e => $"({(e.Operator == UnaryOperator.Not ? "not" : "-")} {Tree(e.Operand)})",
        BinaryExpression e => $"({Tree(e.Left)} {Operators.Of(e.Operator).Text} {Tree(e.Right)})",
        CallExpression e => $"{Tree(e.Callee)}({string.Join(", ", e.Arguments.Select(a => Tree(a.Value)))})",
        IndexExpression e => $"{Tree(e.Target)}[{Tree(((AtSubscript)e.Subscripts[0]).Index)}]",
        MemberExpression e => $"{Tree(e.Target)}.{e.Member}",
        LambdaExpression { Parameters: [NamePattern p] } e => $"({p.Name} -> {Tree(e.Body)})",
        LambdaExpression e => $"(({string.Join(", ", e.Parameters.Select(Tree))}) -> {Tree(e.Body)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "not used in these tests"),
    };

    private static string Tree(Pattern pattern) => pattern switch
    {
        TuplePattern p => $"({string.Join(", ", p.Items.Select(Tree))})",
        _ => ((NamePattern)pattern).Name,
    };
}
