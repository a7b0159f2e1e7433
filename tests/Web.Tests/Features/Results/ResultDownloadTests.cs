using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Tests.Features.Results;

public sealed class ResultDownloadTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData(".toy", "text/plain")]
    [InlineData(".csv", "text/csv")]
    [InlineData(".json", "application/json")]
    [InlineData(".record.json", "application/json")]
    [InlineData(".bib", "application/x-bibtex")]
    [InlineData(".csl.json", "application/vnd.citationstyles.csl+json")]
    [InlineData(".crate.zip", "application/zip")]
    public async Task Download_Twice_GivesTheSameBytesAsAnAttachment(string ending, string mediaType)
    {
        var result = await LockedResult.PublishAsync(site);

        using var first = await site.Visitor().OpenAsync(result.Address + ending);
        using var second = await site.Visitor().OpenAsync(result.Address + ending);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(mediaType, first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", first.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"{result.Name}{ending}", first.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Toy_RunAgainUnderThePublishedKey_GivesThePublishedNumbersToTheLastDigit()
    {
        var result = await LockedResult.PublishAsync(site);
        var published = JsonSerializer.Deserialize(await ReadAsync(result.Address + ".json"), RunOutputJson.Default.RunReport)!;

        var toy = Toy.Compile(await ReadAsync(result.Address + ".toy")).Toy!;
        var report = toy.Judge(toy.Run(new RunSettings { Key = RunKey.Parse(published.Key), Seeds = published.Points[0].Seeds }));

        Assert.Equal(published.PredictionSha256, toy.PredictionSha256);
        Assert.Equal(
            JsonSerializer.Serialize(published.Points, RunOutputJson.Default.Options),
            JsonSerializer.Serialize(report.Points, RunOutputJson.Default.Options));
    }

    [Fact]
    public async Task Csv_OfATheoryNamedLikeAFormula_IsText()
    {
        var result = await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["second-moment"].Replace("predict moment =", "predict moment as \"=HYPERLINK(1)\" =", StringComparison.Ordinal)));

        var lines = (await ReadAsync(result.Address + ".csv")).Split('\n');

        Assert.StartsWith("kind,name,seeds,axis,x,component,mean,sd,\"'=HYPERLINK(1)\"", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("measure,\"moment\",8,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BibTex_OfAClaimWithTexInIt_MeansItAsItStands()
    {
        var result = await LockedResult.PublishAsync(site, ("claim", "A loss of 100% & {braces} \\input{/etc/passwd} $x_1$ #1 ~ ^"));

        var bib = await ReadAsync(result.Address + ".bib");

        Assert.Contains(@"100\% \& \{braces\} \textbackslash{}input\{/etc/passwd\} \$x\_1\$ \#1 \textasciitilde{} \textasciicircum{}", bib, StringComparison.Ordinal);
        Assert.Contains($"@misc{{learning-mechanics-{result.Name},", bib, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CslJson_OfAResult_IsOneItemWithItsAuthor()
    {
        var result = await LockedResult.PublishAsync(site);

        var item = Assert.Single(JsonNode.Parse(await ReadAsync(result.Address + ".csl.json"))!.AsArray())!;

        Assert.Equal("The second moment is the square of the scale.", item["title"]!.GetValue<string>());
        Assert.Equal(2026, item["issued"]!["date-parts"]![0]![0]!.GetValue<int>());
        Assert.EndsWith(result.Address, item["URL"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(item["author"]!.AsArray());
    }

    [Fact]
    public async Task Crate_OfARun_MeetsWhatTheSpecificationDemands()
    {
        var result = await LockedResult.PublishAsync(site);
        using var asked = await (await site.PersonAsync()).FillInAsync($"{result.Address}/replicate", $"{result.Address}/replicate");
        await result.RunAsync(await site.WorkerAsync());

        var crate = await site.Reader().GetByteArrayAsync(result.Address + ".crate.zip");

        Assert.Empty(CrateRules.Objections(crate));
        using var archive = new ZipArchive(new MemoryStream(crate));
        Assert.Equal(["ro-crate-metadata.json", "toy.toy", "report.json", "record.json", "values.csv", "citation.bib"], archive.Entries.Select(entry => entry.FullName));
        using var metadata = JsonDocument.Parse(await new StreamReader(archive.GetEntry("ro-crate-metadata.json")!.Open()).ReadToEndAsync());
        Assert.Equal(2, metadata.RootElement.GetProperty("@graph").EnumerateArray().Count(entity => entity.GetProperty("@type").GetString() == "CreateAction"));
    }

    [Theory]
    [InlineData("\"license\"", "\"licence\"", "3.4: the root's license")]
    [InlineData("https://w3id.org/ro/crate/1.1/context", "https://schema.org", "3.1: @context")]
    [InlineData("\"instrument\"", "\"tool\"", "process: the instrument")]
    [InlineData("\"about\"", "\"above\"", "3.3: the descriptor is not about ./")]
    [InlineData("\"record.json\"", "\"recording.json\"", "4.2: recording.json is not in the payload")]
    [InlineData("\"mentions\"", "\"names\"", "process: the root does not mention")]
    public async Task CrateRules_OfACrateThatBreaksOne_SayWhich(string from, string to, string objection)
    {
        var result = await LockedResult.PublishAsync(site);
        var crate = await site.Reader().GetByteArrayAsync(result.Address + ".crate.zip");

        Assert.Contains(CrateRules.Objections(Rewritten(crate, from, to)), found => found.StartsWith(objection, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".exe")]
    [InlineData(".toy.zip")]
    [InlineData(".")]
    public async Task Download_OfAnUnknownKind_SaysWhichThereAre(string ending)
    {
        var result = await LockedResult.PublishAsync(site);
        using var answer = await site.Reader().GetAsync(result.Address + ending);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(".crate.zip", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OfNumbersThatAreNotThereYet_IsMissing()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site);

        foreach (var ending in (string[])[".csv", ".json", ".record.json", ".crate.zip"])
        {
            using var answer = await site.Reader().GetAsync(result.Address + ending);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static byte[] Rewritten(byte[] crate, string from, string to)
    {
        using var bytes = new MemoryStream();
        bytes.Write(crate);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("ro-crate-metadata.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            Assert.Contains(from, text, StringComparison.Ordinal);
            entry.Delete();
            using var stream = archive.CreateEntry("ro-crate-metadata.json").Open();
            stream.Write(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        }

        return bytes.ToArray();
    }

    private async Task<string> ReadAsync(string path) => await site.Reader().GetStringAsync(path);
}
