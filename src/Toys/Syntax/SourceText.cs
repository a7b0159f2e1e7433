namespace LearningMechanics.Toys.Syntax;

/// <summary>A toy's text with the name it is reported under, able to turn offsets into lines and columns.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <param name="fileName">What errors call it, for example <c>eos.toy</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string fileName, string text)
    {
        FileName = fileName;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                starts.Add(i + 1);
        _lineStarts = [.. starts];
    }

    /// <summary>What errors call it.</summary>
    public string FileName { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Number of lines, at least 1.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Line and column, both from 1, of an offset in the text.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
            line = ~line - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The text a span covers, cut to what exists.</summary>
    public string this[SourceSpan span]
    {
        get
        {
            var start = Math.Clamp(span.Start, 0, Text.Length);
            return Text[start..Math.Clamp(span.End, start, Text.Length)];
        }
    }

    /// <summary>One line without its line break; <paramref name="line"/> counts from 1.</summary>
    public string Line(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] - 1 : Text.Length;
        return Text[start..end].TrimEnd('\r');
    }
}
