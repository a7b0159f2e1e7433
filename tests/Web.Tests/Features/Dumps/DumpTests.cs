using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Features.Dumps;
using LearningMechanics.Web.Tests.Features.Api;
using LearningMechanics.Web.Tests.Features.Results;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Dumps;

public sealed class DumpTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Dump_OfASeededSite_HasEverythingPublicOnce()
    {
        var published = await LockedResult.PublishAsync(site, ("claim", "A claim that stands in the dump."));
        var author = await ApiCaller.OfAsync(site, published.Author);
        await author.MakeAsync($"/results/{published.Name}/errata", new JsonObject { ["text"] = "A correction that stands in the dump." });
        var withdrawn = await LockedResult.PublishAsync(site, ("claim", "A claim that was withdrawn."));
        await (await ApiCaller.OfAsync(site, withdrawn.Author)).MakeAsync(
            $"/results/{withdrawn.Name}/withdrawal", new JsonObject { ["reason"] = "A reason that stays." });

        var files = await DumpAsync();

        Assert.Equal(TestSite.Toys.Count, Lines(files, "toys").Count);
        Assert.Equal(["moments"], Lines(files, "problems").Select(Id));
        var version = Lines(files, "versions").Single(line => Id(line) == $"{published.Name}");
        Assert.Equal(("holds", "A claim that stands in the dump."), (version["verdict"]!.GetValue<string>(), version["claim"]!.GetValue<string>()));
        Assert.Contains(Lines(files, "results"), line => line["number"]!.GetValue<int>() == published.Name.Result.Value);
        Assert.Contains(Lines(files, "people"), line => Id(line) == published.Author.Handle.Value);
        Assert.Contains(Lines(files, "errata"), line => line["of"]!.GetValue<string>() == $"{published.Name}");
        var tombstone = Lines(files, "tombstones").Single(line => Id(line) == $"{withdrawn.Name.Result}");
        Assert.Equal("A reason that stays.", tombstone["reason"]!.GetValue<string>());
        Assert.DoesNotContain("A claim that was withdrawn.", string.Concat(files.Values), StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(files, "people"), line => Id(line) == withdrawn.Author.Handle.Value);
    }

    [Fact]
    public async Task Run_OfADump_RepeatsFromItsToyAndKey()
    {
        var published = await LockedResult.PublishAsync(site);

        var files = await DumpAsync();
        var run = Lines(files, "runs").Single(line => line["run"]!["result"]?["id"]?.GetValue<string>() == $"{published.Name}");
        var toy = Toy.Compile(files[$"toys/{published.Name.Toy}.toy"]).Toy!;
        var again = toy.Judge(toy.Run(new RunSettings { Key = RunKey.Parse(run["run"]!["key"]!.GetValue<string>()), Seeds = run["run"]!["seeds"]!.GetValue<int>() }));
        var report = run["report"].Deserialize(RunOutputJson.Default.RunReport)!;

        Assert.Equal(toy.Sha256, report.Sha256);
        Assert.Equal(
            JsonSerializer.Serialize(report.Points, RunOutputJson.Default.Options), JsonSerializer.Serialize(again.Points, RunOutputJson.Default.Options));
        Assert.Equal(report.Points[0].Seeds, run["record"].Deserialize(ProtocolJson.Default.RunRecord)!.Points[0].Seeds.Count);
    }

    [Fact]
    public async Task Dump_OfASite_HasNothingPrivate()
    {
        await site.ClearQueueAsync();
        var inReview = await LockedResult.SubmitAsync(site, Standing.Newcomer, ("claim", "A claim that nobody has let out."));
        var writer = await ApiCaller.OfAsync(site);
        await writer.MakeAsync("/drafts", new JsonObject { ["claim"] = "A claim that is not finished." });
        var published = await LockedResult.PublishAsync(site);

        var all = string.Concat((await DumpAsync()).Select(file => file.Key + file.Value));

        Assert.Contains(published.Author.Handle.Value, all, StringComparison.Ordinal);
        foreach (var secret in (string[])
            [published.Author.Email, "@example.org", "nobody has let out", "is not finished", $"{inReview.Author.Handle}\"", $"{writer.Person.Handle}\"", writer.Token, "lm_"])
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_OfADump_CountsItsLinesAndNamesTheLicence()
    {
        await LockedResult.PublishAsync(site);

        var files = await DumpAsync();

        Assert.Contains("CC BY 4.0", files["README.md"], StringComparison.Ordinal);
        foreach (var name in files.Keys.Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal)))
            Assert.Contains($"| {name} | {files[name].Count(character => character == '\n')} |", files["README.md"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nightly_AtThree_MakesOneAndServesTheNewest()
    {
        var nightly = site.Services.GetRequiredService<NightlyDump>();
        await nightly.MakeIfDueAsync(default);

        Assert.Null(await nightly.MakeIfDueAsync(default));
        site.Clock.Advance(TimeSpan.FromHours(24));
        var path = await nightly.MakeIfDueAsync(default);

        using var latest = await site.Reader().GetAsync("/dumps/latest.tar.gz");
        Assert.Equal(HttpStatusCode.OK, latest.StatusCode);
        Assert.Equal(await File.ReadAllBytesAsync(path!), await latest.Content.ReadAsByteArrayAsync());
        using var named = await site.Reader().GetAsync($"/dumps/{Path.GetFileName(path)}");
        Assert.Equal("application/gzip", named.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("..%2fvisitors.key")]
    public async Task Dump_ThatIsNone_IsNotThere(string name)
    {
        using var answer = await site.Reader().GetAsync($"/dumps/{name}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("03:00 UTC", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ToAFolder_WritesTheSame()
    {
        var folder = Directory.CreateTempSubdirectory("lm-dump-").FullName;
        try
        {
            await LockedResult.PublishAsync(site);
            var (output, error) = (new StringWriter(), new StringWriter());

            var status = await DumpCommand.RunAsync(["dump", "--out", folder], site.Environment, output, error, default);

            Assert.Equal((0, ""), (status, error.ToString()));
            var files = await ReadAsync(output.ToString().Trim());
            Assert.NotEmpty(Lines(files, "versions"));
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> DumpAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var archive = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<DumpWriter>().WriteAsync(archive, default);
        archive.Position = 0;
        return await ReadAsync(archive);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await ReadAsync(file);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Stream archive)
    {
        await using var plain = new GZipStream(archive, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        var files = new Dictionary<string, string>();
        while (await tar.GetNextEntryAsync() is { } entry)
            files.Add(entry.Name["learning-mechanics/".Length..], await new StreamReader(entry.DataStream ?? Stream.Null).ReadToEndAsync());
        return files;
    }

    private static List<JsonNode> Lines(IReadOnlyDictionary<string, string> files, string name) =>
        [.. files[$"{name}.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string Id(JsonNode line) => line["id"]!.GetValue<string>();
}
