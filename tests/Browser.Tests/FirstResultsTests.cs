using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using LearningMechanics.Web.Tests.Features.Results;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>A fresh site begins with results that its own worker made.</summary>
[Collection(SiteCollection.Name)]
public sealed class FirstResultsTests(RunningSite site)
{
    private const float Patience = 240_000;

    [Fact]
    public async Task Result_OpenedWhileItRuns_BecomesItsVerdictWithoutAReload()
    {
        await using var reader = await Reader.OfAsync(site);

        await reader.OpenAsync("/results/13v1");

        await Expect(reader.Page.Locator("h1")).ToContainTextAsync("One equation gives every mode of a balanced deep linear network");
        await Expect(reader.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("holds", new() { Timeout = Patience });
        await Expect(reader.Page.Locator(".chart svg[role=img] path.theory-0").First).ToBeAttachedAsync();
        await Expect(reader.Page.Locator("#rivals ~ .scroll tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Result_TakenHome_IsACrateWithTheToyAndItsNumbers()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/results/13v1");
        await Expect(reader.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("holds", new() { Timeout = Patience });

        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByText("everything as an RO-Crate").ClickAsync());

        using var crate = ZipFile.OpenRead(await download.PathAsync());
        Assert.Contains(crate.Entries, entry => entry.FullName == "ro-crate-metadata.json");
        Assert.Contains(crate.Entries, entry => entry.FullName == "toy.toy");
        Assert.Contains(crate.Entries, entry => entry.FullName == "record.json");
    }

    /// <summary>
    /// Every one of them, unpacked from its crate with nothing else at hand, gives the published numbers again at a terminal.
    /// </summary>
    [Fact]
    public async Task EveryFirstResult_FromItsCrateAlone_RepeatsToTheDigit()
    {
        var number = 0;
        for (; await CrateAsync(number + 1) is { } crate; number++)
        {
            Assert.Empty(CrateRules.Objections(crate));
            using var archive = new ZipArchive(new MemoryStream(crate));
            var published = JsonNode.Parse(Text(archive, "report.json"))!;

            var again = await site.RunToyAsync(Text(archive, "toy.toy"), Options(JsonNode.Parse(Text(archive, "ro-crate-metadata.json"))!));

            foreach (var part in (string[])["sha256", "prediction_sha256", "key", "points", "across", "fits"])
                Assert.Equal(published[part]!.ToJsonString(), again[part]!.ToJsonString());
            Assert.Equal(Errors(published), Errors(again));
        }

        Assert.True(number >= 12, $"{number} results");
    }

    /// <summary>The crate of a result, once it has ended; none where there is no such result.</summary>
    private async Task<byte[]?> CrateAsync(int number)
    {
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        using (var page = await http.GetAsync($"/results/{number}v1"))
        {
            if (page.StatusCode == HttpStatusCode.NotFound)
                return null;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patience));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (await pulse.WaitForNextTickAsync(patience.Token))
        {
            using var numbers = await http.GetAsync($"/results/{number}v1.json", patience.Token);
            if (numbers.IsSuccessStatusCode)
                break;
        }

        return await http.GetByteArrayAsync($"/results/{number}v1.crate.zip");
    }

    /// <summary>What to type, as the description of the crate's own run says it.</summary>
    private static IEnumerable<string> Options(JsonNode metadata)
    {
        var entities = metadata["@graph"]!.AsArray().ToDictionary(entity => entity!["@id"]!.GetValue<string>(), entity => entity!);
        var run = entities.Values.Single(entity => entity["@type"]!.ToJsonString() == "\"CreateAction\"" && entity["result"] is not null);
        foreach (var (id, value) in run["object"]!.AsArray().Select(part => part!["@id"]!.GetValue<string>()).Where(id => id.StartsWith('#')).Select(id => (id, entities[id])))
        {
            yield return id.StartsWith("#key-", StringComparison.Ordinal) ? "--key" : id.StartsWith("#seeds-", StringComparison.Ordinal) ? "--seeds" : "--set";
            yield return id.StartsWith("#set-", StringComparison.Ordinal) ? $"{value["name"]}={value["value"]}" : $"{value["value"]}";
        }
    }

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string[] Errors(JsonNode report) => [.. report["checks"]!.AsArray().Select(check => $"{check!["error"]}")];
}
