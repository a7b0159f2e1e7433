using System.IO.Compression;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>Packs a published version with all its files as an RO-Crate: a zip that says of itself what is in it and how it came about.</summary>
internal sealed class ResultCrates(ResultFiles files, ResultReading reading, SiteAddress site)
{
    public async Task<ResultFile> PackAsync(ShownResult shown, CancellationToken cancellationToken)
    {
        var address = site.Of(SiteLinks.To(shown.Name));
        List<CrateFile> packed = [];
        Add(ResultFiles.Toy(shown), "toy.toy", "The toy: model, training, measurement and prediction, as it was locked");
        Add(await files.ReportAsync(shown, cancellationToken), "report.json", "Means, predictions, errors and verdicts, computed by the site from the raw series");
        Add(await files.RecordAsync(shown, cancellationToken), "record.json", "The raw series of every repetition");
        Add(ResultFiles.Table(shown), "values.csv", "Everything measured and predicted, as one table");
        Add(ResultFile.OfText(".bib", "application/x-bibtex", Citation.Of(shown.View, address).BibTex), "citation.bib", "How to cite it");
        foreach (var (attached, number) in shown.Version.Files.Select((file, index) => (file, index + 1)))
        {
            // Under a name of ours: what its author called it is said in the metadata alone.
            var ending = attached.Kind == Domain.Results.AttachmentKind.Csv ? "csv" : "json";
            if (await reading.AttachmentAsync(attached.Hash, cancellationToken) is { } content)
                packed.Add(new CrateFile($"attached/{number}.{ending}", attached.Name, $"application/{ending}".Replace("application/csv", "text/csv", StringComparison.Ordinal), content));
        }

        var metadata = CrateMetadata.Write(shown, address, packed);
        return new ResultFile(".crate.zip", "application/zip", Zip(
            [new CrateFile(CrateMetadata.FileName, "RO-Crate metadata", "application/ld+json", metadata), .. packed], shown.Version.PublishedAt ?? shown.Version.LockedAt));

        void Add(ResultFile? file, string path, string title)
        {
            if (file is not null)
                packed.Add(new CrateFile(path, title, file.MediaType.Split(';')[0], file.Content));
        }
    }

    /// <summary>The same files give the same bytes: each is dated by the publication.</summary>
    private static byte[] Zip(IEnumerable<CrateFile> files, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(at.UtcDateTime, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(file.Content);
            }
        }

        return bytes.ToArray();
    }
}

/// <summary>One file of a crate.</summary>
/// <param name="Path">Within the crate.</param>
/// <param name="Title">What it is, in words; of an attachment the name that its author gave it.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Content">All of it.</param>
internal sealed record CrateFile(string Path, string Title, string MediaType, byte[] Content);
