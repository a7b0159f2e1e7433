using System.Diagnostics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>Texts made to hurt. Times are generous multiples of what a debug build takes; stacks are a browser's.</summary>
public sealed class SyntaxLimitsTests
{
    public static TheoryData<string, string, string> HostileTexts => new()
    {
        { "a megabyte of parentheses", new string('(', 1 << 20), "a.toy:1:262145: a toy has at most 262144 characters" },
        { "a line of 5 MB", "let x = " + string.Concat(Enumerable.Repeat("a + ", 1_250_000)), "a.toy:1:262145: " },
        { "parentheses up to the size cap", Let(new string('(', 250_000)), "a.toy:2:209: (: this is nested more than 200" },
        { "5,000 parentheses, closed", Let(new string('(', 5_000) + "1" + new string(')', 5_000)), "a.toy:2:209: (: this is nested" },
        { "80,000 lambdas", Let(string.Concat(Enumerable.Repeat("x->", 80_000)) + "x"), "a.toy:2:609: x: this is nested" },
        { "100,000 signs", Let(new string('-', 100_000) + "1"), "a.toy:2:209: -: this is nested" },
        { "60,000 times not", Let(string.Concat(Enumerable.Repeat("not ", 60_000)) + "a"), "a.toy:2:809: not: this is nested" },
        { "a tower of powers", Let(string.Concat(Enumerable.Repeat("9^", 100_000)) + "9"), "a.toy:2:409: 9: this is nested" },
        { "a long sum", Let(string.Concat(Enumerable.Repeat("a+", 100_000)) + "a"), "this expression is more than 500 operations deep" },
        { "calls of calls", Let("f" + string.Concat(Enumerable.Repeat("(x)", 80_000))), "this expression is more than 500 operations deep" },
        { "a list without end", Let("[" + string.Concat(Enumerable.Repeat("1,", 100_000)) + "1]"), "this expression has more than 10000 parts" },
        { "comparisons that double", Let(Doubling(100)), "this expression has more than 10000 parts" },
        { "brackets that never match", Let(string.Concat(Enumerable.Repeat("([{", 80_000))), "a.toy:2:12: (: expected the name" },
        { "closing brackets of the wrong kind", Let(new string('(', 150) + new string(']', 100_000)), "a.toy:2:159: ]: a value is missing" },
        { "statements without end", "toy \"t\"\n" + string.Concat(Enumerable.Repeat("let x=1\n", 20_000)), "a.toy:2001:1: let: a toy has at most 2000 statements" },
        { "errors without end", "toy \"t\"\n" + string.Concat(Enumerable.Repeat("$\n", 100_000)), "a.toy:102:1: $: more than 100 errors" },
        { "a number without end", Let(new string('1', 200_000)), "this is larger than any 64-bit number" },
        { "a name without end", new string('x', 200_000), "a.toy:1:1: xxx" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Parse_HostileText_AnswersFastOnASmallStack(string what, string text, string expected)
    {
        ParseResult? result = null;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() => result = Parsed.File(text), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{what} took {clock.ElapsedMilliseconds} ms");
        Assert.Contains(result!.Diagnostics, error => error.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.InRange(result.Diagnostics.Length, 1, SyntaxLimits.Diagnostics + 2);
        Assert.All(result.Diagnostics, error => Assert.InRange(error.Text.Length, 0, 80));
    }

    [Fact]
    public void Parse_FileAtItsNodeCap_IsRefusedOnce()
    {
        var line = "let x = [" + string.Concat(Enumerable.Repeat("1,", 6_000)) + "]\n";
        var errors = Parsed.File("toy \"t\"\n" + string.Concat(Enumerable.Repeat(line, 20))).Diagnostics;
        Assert.Contains("more than 100000 parts", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ExpressionsJustUnderTheCaps_AreRead()
    {
        Parsed.Expression(new string('(', 199) + "1" + new string(')', 199));
        Parsed.Expression(string.Concat(Enumerable.Repeat("a + ", 450)) + "a");
        Parsed.Expression("[" + string.Concat(Enumerable.Repeat("1, ", 9_000)) + "]");
    }

    [Fact]
    public void Classify_TextLongerThanAnyToy_IsOneError()
    {
        var span = Assert.Single(ToyHighlighting.Classify(new string('(', 5_000_000)));
        Assert.Equal((5_000_000, TokenClass.Error), (span.Span.Length, span.Class));
    }

    [Fact]
    public void Classify_TextAtTheCap_ClassifiesEveryToken() =>
        Assert.Equal(SyntaxLimits.Characters, ToyHighlighting.Classify(new string('(', SyntaxLimits.Characters)).Count);

    private static string Let(string expression) => "toy \"t\"\nlet x = " + expression;

    private static string Doubling(int levels) => levels == 0 ? "a" : $"0 < ({Doubling(levels - 1)}) < 1";
}
