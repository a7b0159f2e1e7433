using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class DiagnosticPrinterTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Error_Printed_HasPlaceSentenceLineAndCaret()
    {
        Print("toy \"x\"\nlet y = W2 @ b1\n", "W2 @ b1", "shapes (30, 30) and (20) don't match");

        Assert.Equal(
            """
            eos.toy:2:9: W2 @ b1: shapes (30, 30) and (20) don't match
              let y = W2 @ b1
                      ^~~~~~~

            """,
            _error.ToString());
    }

    [Fact]
    public void Errors_Several_AreAllPrintedAndCounted()
    {
        var source = new SourceText("eos.toy", "a\nb");
        Diagnostic[] both = [At(source, "a", "first"), At(source, "b", "second")];

        DiagnosticPrinter.Print(both, source, Terminal(colour: false));

        Assert.Contains("eos.toy:1:1: a: first", _error.ToString());
        Assert.Contains("eos.toy:2:1: b: second", _error.ToString());
        Assert.EndsWith("2 errors.\n", _error.ToString());
    }

    [Fact]
    public void Caret_AfterTabsAndWideUnits_StandsUnderItsText()
    {
        Print("\t𝜂 = bad", "bad", "what?");

        var lines = _error.ToString().Split('\n');
        Assert.Equal("   𝜂 = bad", lines[1]);
        Assert.Equal("       ^~~", lines[2]);
    }

    [Fact]
    public void Line_OfMegabytes_IsCutAroundTheError()
    {
        Print(new string('(', 2_000_000) + "here" + new string(')', 2_000_000), "here", "too deep");

        var lines = _error.ToString().Split('\n');
        Assert.True(lines[1].Length <= 80);
        Assert.Equal(lines[1].IndexOf("here", StringComparison.Ordinal), lines[2].IndexOf('^'));
    }

    [Fact]
    public void Span_OverSeveralLines_IsUnderlinedToTheEndOfItsFirst()
    {
        Print("f(1,\n  2)", "f(1,\n  2)", "unknown");

        Assert.Equal("  ^~~~", _error.ToString().Split('\n')[2]);
    }

    [Fact]
    public void EscapeSequence_InAStrangersToy_DoesNotReachTheTerminal()
    {
        Print("let \u001b[2J = 1", "\u001b[2J", "not a name");

        Assert.DoesNotContain('\u001b', _error.ToString());
        Assert.Contains('\uFFFD', _error.ToString());
    }

    [Fact]
    public void Error_WithoutAPlace_ShowsNoLine()
    {
        var source = new SourceText("eos.toy", "toy \"x\"");

        DiagnosticPrinter.Print([Diagnostic.At(source, default, "no param is called `b`")], source, Terminal(colour: false));

        Assert.Equal("eos.toy:1:1: no param is called `b`\n", _error.ToString());
    }

    [Fact]
    public void Colours_OnATerminal_AreThereUnlessForbidden()
    {
        Print("a", "a", "wrong", colour: true);
        Assert.Contains("\u001b[31m^", _error.ToString());

        _error.GetStringBuilder().Clear();
        Print("a", "a", "wrong", colour: false);
        Assert.DoesNotContain('\u001b', _error.ToString());
    }

    private static Diagnostic At(SourceText source, string text, string message) =>
        Diagnostic.At(source, new SourceSpan(source.Text.IndexOf(text, StringComparison.Ordinal), text.Length), message);

    private void Print(string toy, string offending, string message, bool colour = false)
    {
        var source = new SourceText("eos.toy", toy);
        DiagnosticPrinter.Print([At(source, offending, message)], source, Terminal(colour));
    }

    private Terminal Terminal(bool colour) => new(TextWriter.Null, _error, true, true, IsColourAllowed: colour, Width: 80);
}
