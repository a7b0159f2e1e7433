using System.Formats.Tar;
using System.IO.Compression;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api;
using LearningMechanics.Web.Features.Api.Reading;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>Writes everything public into one archive. It asks for each thing as a stranger would, so that nothing else can get in.</summary>
internal sealed class DumpWriter(
    ContentLibrary library, ProblemBoards boards, LearningMechanicsDbContext db, PublishedResults results, ResultTelling telling,
    DumpedRuns runs, PersonReads people, ApiAddresses addresses, SiteAddress site, TimeProvider clock)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> publishers = new(StringComparer.Ordinal);

    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var compressed = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        await using var archive = new TarWriter(compressed);
        using var files = new DumpFiles();
        await AddCollectionAsync(files, cancellationToken);
        await AddResultsAsync(files, cancellationToken);
        await runs.AddAsync(files["runs.jsonl"], cancellationToken);
        await AddPeopleAsync(files["people.jsonl"], cancellationToken);
        await DumpFile.PackAsync(archive, "README.md", DumpReadme.Write(site.Of("/").TrimEnd('/'), now, files.Lines), now, cancellationToken);
        await files.PackAsync(archive, now, cancellationToken);
        foreach (var (name, text) in texts)
            await DumpFile.PackAsync(archive, $"toys/{name}.toy", text, now, cancellationToken);
    }

    private async Task AddCollectionAsync(DumpFiles files, CancellationToken cancellationToken)
    {
        var counts = await boards.CountsAsync(cancellationToken);
        foreach (var problem in library.Problems)
        {
            var history = await boards.HistoryAsync(problem.Slug, cancellationToken);
            await files["problems.jsonl"].AddAsync(ProblemReads.Whole(problem, counts, history, addresses), DumpJson.Lines.ProblemResource, cancellationToken);
            foreach (var change in history.Reverse().Select(turn => ProblemReads.Tell(turn, addresses)))
                await files["status-changes.jsonl"].AddAsync(
                    new DumpedChange(problem.Slug.Value, change.From, change.To, change.Result, change.Reason, change.By, change.At),
                    DumpJson.Lines.DumpedChange, cancellationToken);
        }

        foreach (var toy in library.Toys)
        {
            await files["toys.jsonl"].AddAsync(ToyReads.Whole(toy, library, addresses), DumpJson.Lines.ToyResource, cancellationToken);
            texts[toy.Slug.Value] = toy.Text;
        }
    }

    private async Task AddResultsAsync(DumpFiles files, CancellationToken cancellationToken)
    {
        var numbers = await db.Results.OrderBy(result => result.Number).Select(result => result.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            switch (await results.FindAsync(new ResultAddress(number, null, ""), reader: null, cancellationToken))
            {
                case ResultSight.Withdrawn(var view) when view.Version.State.IsPublic:
                    await files["tombstones.jsonl"].AddAsync(telling.TombstoneOf(view), DumpJson.Lines.Tombstone, cancellationToken);
                    break;
                case ResultSight.Shown(var latest):
                    await AddResultAsync(files, latest, cancellationToken);
                    break;
            }
        }
    }

    private async Task AddResultAsync(DumpFiles files, ShownResult latest, CancellationToken cancellationToken)
    {
        var versions = new List<ResultResource>();
        foreach (var version in latest.View.Versions.Where(version => version.State.IsPublic).Reverse())
            if (await results.FindAsync(new ResultAddress(version.Result, version.Version, ""), reader: null, cancellationToken) is ResultSight.Shown(var shown))
                versions.Add(telling.Of(shown));
        foreach (var version in versions)
        {
            await files["versions.jsonl"].AddAsync(version, DumpJson.Lines.ResultResource, cancellationToken);
            if (version.Toy is { } toy)
                texts[VersionName.Parse(version.Id).Toy.Value] = toy.Text;
            publishers.UnionWith([version.Author.Id, .. version.CoAuthors.Select(person => person.Id)]);
        }

        if (versions is not [.., var last])
            return;
        var ids = versions.Select(version => version.Id).ToList();
        await files["results.jsonl"].AddAsync(
            new DumpedResult(last.Number, addresses.Of(new ResultNumber(last.Number)), last.Problem, last.Author, latest.View.Result.CreatedAt.UtcDateTime, ids),
            DumpJson.Lines.DumpedResult, cancellationToken);
        foreach (var erratum in last.Errata.Where(erratum => ids.Contains(erratum.Of)))
            await files["errata.jsonl"].AddAsync(erratum, DumpJson.Lines.ErratumResource, cancellationToken);
    }

    private async Task AddPeopleAsync(DumpFile file, CancellationToken cancellationToken)
    {
        foreach (var handle in publishers.Order(StringComparer.Ordinal))
            if (await people.FindAsync(handle, cancellationToken) is { } person)
                await file.AddAsync(PersonReads.Tell(person, addresses), DumpJson.Lines.PersonResource, cancellationToken);
    }
}
