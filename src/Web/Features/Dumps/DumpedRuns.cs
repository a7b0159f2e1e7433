using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Api.Reading;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>Every run that has ended, with all it left; those of withdrawn results are not among them.</summary>
internal sealed class DumpedRuns(RunListing listing, RunReading reading, RunTelling telling)
{
    private const int AtOnce = 100;

    public async Task AddAsync(DumpFile file, CancellationToken cancellationToken)
    {
        for (RunId? before = null; ;)
        {
            var found = await listing.ListAsync(null, null, before, AtOnce, cancellationToken);
            foreach (var run in found.Where(run => run.State.IsEnded))
                await AddAsync(file, run, cancellationToken);
            if (found.Count < AtOnce)
                return;
            before = found[^1].Id;
        }
    }

    private async Task AddAsync(DumpFile file, RunSnapshot run, CancellationToken cancellationToken)
    {
        // A run that failed may have kept what an earlier look left; only a completed one was judged.
        var isJudged = run.State == RunState.Completed;
        var report = isJudged ? await reading.ReportJsonAsync(run.Id, cancellationToken) : null;
        var whole = telling.Whole(run, report is null ? null : JsonSerializer.Deserialize(report, RunOutputJson.Default.RunReport));
        var record = isJudged && await reading.CompressedRecordAsync(run.Id, cancellationToken) is { } compressed ? Plain(compressed) : [];
        await file.AddAsync(
            [
                ("run", JsonSerializer.SerializeToUtf8Bytes(whole, DumpJson.Lines.RunResource)),
                ("report", Encoding.UTF8.GetBytes(report ?? "")),
                ("record", record),
            ],
            cancellationToken);
    }

    private static byte[] Plain(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
