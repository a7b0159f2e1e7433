using System.IO.Compression;
using System.Text;
using LearningMechanics.Storage.Runs;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>One file of a result.</summary>
/// <param name="Ending">With its dot.</param>
/// <param name="MediaType">As a server says it.</param>
/// <param name="Content">All of it.</param>
internal sealed record ResultFile(string Ending, string MediaType, byte[] Content)
{
    public static ResultFile OfText(string ending, string mediaType, string text) => new(ending, mediaType, Encoding.UTF8.GetBytes(text));
}

/// <summary>The files of a version: null where it has none of the kind.</summary>
internal sealed class ResultFiles(RunReading runs)
{
    public static ResultFile? Toy(ShownResult shown) =>
        shown.View.Source is { } source ? ResultFile.OfText(".toy", "text/plain; charset=utf-8", source) : null;

    public static ResultFile? Table(ShownResult shown) =>
        shown.Report is { } report ? ResultFile.OfText(".csv", "text/csv; charset=utf-8", ReportCsv.Write(report)) : null;

    public async Task<ResultFile?> ReportAsync(ShownResult shown, CancellationToken cancellationToken) =>
        shown is { Report: not null, Version.Run: { } run } && await runs.ReportJsonAsync(run, cancellationToken) is { } json
            ? ResultFile.OfText(".json", "application/json", json)
            : null;

    public async Task<ResultFile?> RecordAsync(ShownResult shown, CancellationToken cancellationToken)
    {
        if (shown is not { Report: not null, Version.Run: { } run } || await runs.CompressedRecordAsync(run, cancellationToken) is not { } compressed)
            return null;
        await using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await brotli.CopyToAsync(plain, cancellationToken);
        return new ResultFile(".record.json", "application/json", plain.ToArray());
    }
}
