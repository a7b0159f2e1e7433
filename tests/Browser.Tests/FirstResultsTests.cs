using System.IO.Compression;
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
}
