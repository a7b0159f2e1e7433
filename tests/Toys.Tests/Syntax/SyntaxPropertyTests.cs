using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>What holds for every text, tried on random ones.</summary>
public sealed class SyntaxPropertyTests
{
    private static readonly string[] Pieces =
    [
        "let ", "param ", "data ", "fresh ", "batch ", "weight ", "loss ", "train ", "measure ", "observe ", "predict ",
        "fit ", "check ", "sweep ", "seeds ", "plot ", "precision ", "toy ", "cites ", "x", "y ", "W1", " f(", "(", ")", "[",
        "]", "{", "}", ",", ":", ".", "..", "...", " = ", " == ", "~", "->", "+", "-", "*", "/", "^", "@", "%", "<", "<=",
        " and ", " or ", " not ", " mod ", " in ", " where ", " within ", " as ", " of ", " from ", " for ", " until ",
        " on ", " every ", " at ", " averaged ", " against ", " across ", " vs ", " log ", " absolutely", " with ",
        " diverges ", "1", "2.5", "1e-3", "1e309", "\"a\"", "\"", "\\", "#", "\n", "\r\n", " ", "\t", "−", "²", "\u202E",
        "\0", "\uD800", "\uDC00", "𝜂", "None", "lambda x: ", "**", "&&", ";",
    ];

    private static readonly Gen<string> Soups =
        Gen.Elements(Pieces).ListOf().Select(pieces => "toy \"t\"\n" + string.Concat(pieces));

    private static readonly Gen<string> Mutants =
        from toy in Gen.Elements(SampleToys.Ridge, SampleToys.EdgeOfStability, SampleToys.Clauses)
        from edits in Gen.Zip(Gen.Choose(0, 100_000), Gen.Elements(Pieces)).ListOf()
        from cuts in Gen.Zip(Gen.Choose(0, 100_000), Gen.Choose(1, 5)).ListOf()
        select Mutate(toy, edits.Take(4), cuts.Take(4));

    private static readonly Gen<string> ByteMutants =
        from toy in Gen.Elements(SampleToys.Ridge, SampleToys.EdgeOfStability)
        from changes in Gen.Zip(Gen.Choose(0, 100_000), Gen.Choose(0, 255)).ListOf()
        select MutateBytes(toy, changes);

    private static readonly Gen<string> Expressions = Gen.Sized(Expression);

    [Fact]
    public void Parse_AnyText_KeepsItsPromises() => ForAll(Gen.OneOf(Soups, Mutants, ByteMutants), text =>
    {
        var result = Parsed.File(text);
        Assert.Equal(result.Diagnostics.Select(error => error.ToString()), Parsed.File(text).Diagnostics.Select(error => error.ToString()));
        Assert.All(result.Diagnostics, error =>
        {
            Assert.InRange(error.Span.Start, 0, text.Length);
            Assert.InRange(error.Span.End, error.Span.Start, text.Length);
            Assert.NotEmpty(error.Message);
            Assert.DoesNotContain(error.ToString(), c => char.IsControl(c) || c == '\u202E');
        });
        Assert.All(result.Syntax.Statements, statement => Assert.InRange(statement.Span.End, 1, text.Length));
    });

    [Fact]
    public void Parse_AnyText_GivesStatementsWhoseCanonicalFormIsStable() => ForAll(Gen.OneOf(Soups, Mutants), text =>
    {
        var canonical = CanonicalForm.Of(Parsed.File(text).Syntax);
        Assert.Equal(canonical, CanonicalForm.Of(Parsed.Statements(canonical)));
    });

    [Fact]
    public void Canonical_AnyExpression_ParsesToTheSameTree() => ForAll(Expressions, text =>
    {
        var expression = Parsed.Expression(text);
        var canonical = CanonicalExpression.Of(expression);
        Assert.Equal(FullyParenthesised(expression), FullyParenthesised(Parsed.Expression(canonical)));
        Assert.True(canonical.Length <= FullyParenthesised(expression).Length);
    });

    [Fact]
    public void Parse_AnyText_GivesAtMostOneErrorToALine() => ForAll(Soups, text =>
        Assert.All(Parsed.File(text).Diagnostics.GroupBy(error => error.Line), line => Assert.Single(line)));

    [Fact]
    public void Classify_AnyText_CoversAllButBlanksInOrder() => ForAll(Gen.OneOf(Soups, Mutants, ByteMutants), text =>
    {
        var at = 0;
        foreach (var (span, _) in ToyHighlighting.Classify(text))
        {
            Assert.True(span.Length > 0 && span.Start >= at);
            Assert.True(string.IsNullOrWhiteSpace(text[at..span.Start].Trim('\uFEFF')));
            at = span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    });

    private static void ForAll(Gen<string> texts, Action<string> holds) =>
        Prop.ForAll(texts.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithReplay(20_261_121, 7).WithMaxTest(400).WithEndSize(60));

    private static string Mutate(string toy, IEnumerable<(int At, string Piece)> edits, IEnumerable<(int At, int Length)> cuts)
    {
        foreach (var (at, piece) in edits)
            toy = toy.Insert(at % (toy.Length + 1), piece);
        foreach (var (at, length) in cuts)
            toy = toy.Remove(at % toy.Length, Math.Min(length, toy.Length - at % toy.Length));
        return toy;
    }

    private static string MutateBytes(string toy, IEnumerable<(int At, int Value)> changes)
    {
        var bytes = Encoding.UTF8.GetBytes(toy);
        foreach (var (at, value) in changes)
            bytes[at % bytes.Length] = (byte)value;
        return Encoding.UTF8.GetString(bytes);
    }

    private static Gen<string> Expression(int size)
    {
        var leaves = Gen.Elements("x", "y", "1", "2.5", "1e-7", "at", "\"s\"", "f(x, k = y)", "v[:, None]", "A.T");
        if (size == 0)
            return leaves;
        var part = Expression(size / 3);
        var binary =
            from left in part
            from symbol in Gen.Elements("+", "-", "*", "/", "@", "mod", "^", "<", ">=", "==", "and", "or")
            from right in part
            select $"({left}) {symbol} ({right})";
        var loose =
            from left in Gen.Elements("x", "-x", "x^y", "x * y", "x - y")
            from symbol in Gen.Elements("+", "-", "*", "/", "@", "mod", "^", "<", "and", "or")
            from right in part
            select $"{left} {symbol} ({right})";
        var wrapped =
            from inner in part
            from form in Gen.Elements("-({0})", "not ({0})", "x -> {0}", "(({0}, y) -> x", "[{0}, 1]", "({0}, 2)", "g({0} where {0})", "[{0} for k in {0}]", "({0})[{0}:]", "({0}).T", "({0})(x)")
            select form.StartsWith("((", StringComparison.Ordinal) ? $"((x, y), z) -> {inner}" : string.Format(form, inner);
        return Gen.OneOf(leaves, binary, loose, wrapped);
    }

    /// <summary>Shows every node, so that two texts are equal exactly when the trees are.</summary>
    private static string FullyParenthesised(Expression expression) => expression switch
    {
        BinaryExpression e => $"({FullyParenthesised(e.Left)} {e.Operator} {FullyParenthesised(e.Right)})",
        UnaryExpression e => $"({e.Operator} {FullyParenthesised(e.Operand)})",
        LambdaExpression e => $"({string.Join(", ", e.Parameters.Select(CanonicalExpression.Of))} -> {FullyParenthesised(e.Body)})",
        NumberLiteral or StringLiteral or NameExpression => CanonicalExpression.Of(expression),
        _ => $"{expression.GetType().Name}({string.Join("; ", SyntaxChildren.Of(expression).Select(FullyParenthesised))})",
    };
}
