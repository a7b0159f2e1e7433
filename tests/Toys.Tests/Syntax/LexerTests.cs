using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class LexerTests
{
    private static string Kinds(string text) =>
        string.Join(' ', Lexer.Lex(text).Tokens.Select(token => token.Kind));

    [Theory]
    [InlineData("10..400", "Integer DotDot Integer")]
    [InlineData("1e-6..10", "Number DotDot Integer")]
    [InlineData("-1..1", "Minus Integer DotDot Integer")]
    [InlineData("1. ..2", "Number DotDot Integer")]
    [InlineData(".5...75", "Number Ellipsis Integer")]
    [InlineData("x[..., 0]", "Name OpenBracket Ellipsis Comma Integer CloseBracket")]
    [InlineData("x->-x", "Name Arrow Minus Name")]
    [InlineData("a<-b", "Name Less Minus Name")]
    [InlineData("a!=b", "Name NotEqual Name")]
    [InlineData("5%", "Integer Percent")]
    [InlineData("A.T", "Name Dot Name")]
    [InlineData("η₂", "Name Error")]
    [InlineData("𝜂x _y1", "Name Name")]
    [InlineData("\"\"", "String")]
    public void Text_OfTokens_IsCutAtTheRightPlaces(string text, string kinds) => Assert.Equal(kinds, Kinds(text));

    [Theory]
    [InlineData("1", 1, true)]
    [InlineData("1_000", 1000, true)]
    [InlineData("007", 7, true)]
    [InlineData("1.5", 1.5, false)]
    [InlineData("1.", 1, false)]
    [InlineData(".5", .5, false)]
    [InlineData("1e-3", 1e-3, false)]
    [InlineData("2.5E+2", 250, false)]
    [InlineData("1_0.2_5", 10.25, false)]
    public void Number_AnySpelling_HasItsValueAndKind(string text, double value, bool isInteger)
    {
        var token = Assert.Single(Lexer.Lex(text).Tokens);
        Assert.Equal(isInteger ? TokenKind.Integer : TokenKind.Number, token.Kind);
        Assert.Equal(value, token.Value);
        Assert.Equal(new SourceSpan(0, text.Length), token.Span);
    }

    [Fact]
    public void String_WithEscapes_HasTheirMeaning()
    {
        var token = Assert.Single(Lexer.Lex("""  "a \"b\" \\ c\nd" """).Tokens);
        Assert.Equal("a \"b\" \\ c\nd", token.Text);
        Assert.Equal(2, token.Span.Start);
    }

    [Fact]
    public void Comment_WithHash_RunsToTheEndOfItsLine()
    {
        const string Text = "a # b \" c\r\nd";
        var (tokens, comments) = Lexer.Lex(Text);
        Assert.Equal(["a", "d"], tokens.Select(token => token.Text));
        Assert.Equal("# b \" c", Text.Substring(comments[0].Start, comments[0].Length));
        Assert.All(tokens, token => Assert.True(token.IsFirstOnLine));
    }

    [Fact]
    public void Cites_WithBracketsAndHashes_KeepsReferencesRaw()
    {
        var tokens = Lexer.Lex("cites doi:10.1000/xyz(1), https://a.org/b#c # why\nlet").Tokens;
        Assert.Equal(["cites", "doi:10.1000/xyz(1)", "", "https://a.org/b#c", "let"], tokens.Select(token => token.Text));
    }

    [Fact]
    public void Blanks_OfEveryKind_SeparateTokens() =>
        Assert.Equal("Name Name Name Name", Kinds("\uFEFFa\tb\u00A0c\u2003d"));

    [Fact]
    public void MicroSign_InAName_IsTheGreekLetter() => Assert.Equal("μ", Lexer.Lex("\u00B5").Tokens[0].Text);
}
