using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LearningMechanics.Domain.Results;

/// <summary>Reads an attached file as a table with a column of measurements and one of predictions, or says why it is none.</summary>
public static class AttachmentReader
{
    /// <summary>Most rows.</summary>
    public const int MostRows = 100_000;

    private const string Measured = "measured";
    private const string Predicted = "predicted";
    private const int DeepestJson = 8;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="given">What it is called, as it was sent.</param>
    /// <param name="content">Its bytes.</param>
    public static AttachmentOutcome Read(string given, byte[] content)
    {
        var name = AttachmentName.Of(given);
        if (KindOf(name) is not { } kind)
            return new AttachmentOutcome.Refused($"'{Shown(name)}' is not taken: attach a file that ends in .csv or .json.");
        if (content.Length > Attachment.LargestBytes)
            return new AttachmentOutcome.Refused(
                $"'{Shown(name)}' has {content.Length / 1e6:0.0} MB and {Attachment.LargestBytes >> 20} MB are allowed: leave out what is not needed, or link it.");
        try
        {
            var (rows, objection) = kind == AttachmentKind.Csv ? ReadCsv(Strict.GetString(content).TrimStart('\uFEFF')) : ReadJson(content);
            return objection is null
                ? new AttachmentOutcome.Taken(new AttachedFile(Attachment.Of(content).Hash, name, kind, content.Length), rows)
                : new AttachmentOutcome.Refused($"'{Shown(name)}': {objection}");
        }
        catch (DecoderFallbackException)
        {
            return new AttachmentOutcome.Refused($"'{Shown(name)}' is not text in UTF-8: save it as UTF-8 and attach it again.");
        }
        catch (JsonException e)
        {
            return new AttachmentOutcome.Refused($"'{Shown(name)}' is not JSON: it breaks off at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static AttachmentKind? KindOf(string name) => name.ToUpperInvariant() switch
    {
        [_, .., '.', 'C', 'S', 'V'] => AttachmentKind.Csv,
        [_, .., '.', 'J', 'S', 'O', 'N'] => AttachmentKind.Json,
        _ => null,
    };

    private static (int Rows, string? Objection) ReadCsv(string text)
    {
        var rows = 0;
        (int Measured, int Predicted) at = (-1, -1);
        foreach (var (line, cells) in CsvRows.Of(text))
        {
            if (cells is null)
                return (rows, $"the quote that opens on line {line} is never closed.");
            if (at.Measured < 0)
            {
                at = (IndexOf(cells, Measured), IndexOf(cells, Predicted));
                if (Math.Min(at.Measured, at.Predicted) < 0)
                    return (0, $"its first line has no column `{(at.Measured < 0 ? Measured : Predicted)}`: name the columns there, such as eta,measured,predicted.");
                continue;
            }

            if (++rows > MostRows)
                return (rows, TooMany);
            if ((Objection(cells, at.Measured, Measured) ?? Objection(cells, at.Predicted, Predicted)) is { } objection)
                return (rows, $"line {line}, {objection}");
        }

        return (rows, rows == 0 ? "it has no row below its first line." : null);
    }

    private static (int Rows, string? Objection) ReadJson(byte[] content)
    {
        ReadOnlyMemory<byte> text = content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content;
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestJson });
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            return (0, "it is not an array: write [{\"measured\": 1.2, \"predicted\": 1.1}, …].");
        var count = document.RootElement.GetArrayLength();
        if (count is 0 or > MostRows)
            return (count, count == 0 ? "its array is empty." : TooMany);
        var row = 0;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            row++;
            if (element.ValueKind != JsonValueKind.Object)
                return (row, $"row {row} is not an object with `{Measured}` and `{Predicted}`.");
            if ((Objection(element, Measured) ?? Objection(element, Predicted)) is { } objection)
                return (row, $"row {row}, {objection}");
        }

        return (count, null);
    }

    private static string TooMany => string.Create(CultureInfo.InvariantCulture, $"it has more than {MostRows:N0} rows: thin it out, and link the whole.");

    private static int IndexOf(List<string> cells, string column) => cells.FindIndex(cell => cell.Trim() == column);

    private static string? Objection(List<string> cells, int place, string column)
    {
        var cell = place < cells.Count ? cells[place].Trim() : "";
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? null
            : $"column `{column}`: '{Shown(cell)}' is not a finite number.";
    }

    private static string? Objection(JsonElement row, string column)
    {
        if (!row.TryGetProperty(column, out var value))
            return $"there is no `{column}`.";
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? null
            : $"`{column}`: {Shown(value.ToString())} is not a finite number.";
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[36]) ? 36 : 37)] + "...";
}

/// <summary>What came of reading a file.</summary>
public abstract record AttachmentOutcome
{
    private AttachmentOutcome()
    {
    }

    /// <summary>It is a table as it should be.</summary>
    /// <param name="File">The file as it hangs on a draft.</param>
    /// <param name="Rows">Pairs of measurement and prediction in it.</param>
    public sealed record Taken(AttachedFile File, int Rows) : AttachmentOutcome;

    /// <summary>It is none.</summary>
    /// <param name="Why">What is wrong with it and how to mend it.</param>
    public sealed record Refused(string Why) : AttachmentOutcome;
}
