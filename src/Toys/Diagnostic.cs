using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys;

/// <summary>One thing wrong with a toy: where, what, and the likely mend.</summary>
/// <param name="FileName">The name the text was given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Span">The offending text's place.</param>
/// <param name="Text">The offending text itself, on one line.</param>
/// <param name="Message">What is wrong and, where there is one, the likely mend.</param>
public sealed record Diagnostic(string FileName, int Line, int Column, SourceSpan Span, string Text, string Message)
{
    /// <summary>Makes a diagnostic of a place in a text.</summary>
    public static Diagnostic At(SourceText source, SourceSpan span, string message)
    {
        var (line, column) = source.PositionOf(Math.Clamp(span.Start, 0, source.Text.Length));
        var text = string.Create(source[span].Length, source[span], static (shown, written) =>
        {
            // A tab or a stray control character would break the line it is shown on.
            for (var i = 0; i < shown.Length; i++)
                shown[i] = char.IsControl(written[i]) ? ' ' : written[i];
        });
        return new Diagnostic(source.FileName, line, column, span, Shortened(text), message);
    }

    /// <summary><c>eos.toy:14:22: W2 @ b1: shapes …</c></summary>
    public override string ToString() =>
        Text.Length == 0 ? $"{FileName}:{Line}:{Column}: {Message}" : $"{FileName}:{Line}:{Column}: {Text}: {Message}";

    /// <summary>Never cuts between the halves of a surrogate pair: what is left could not be written as UTF-8.</summary>
    private static string Shortened(string text) =>
        text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[76]) ? 76 : 77)] + "...";
}
