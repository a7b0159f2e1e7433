using System.Net;
using System.Text;

namespace LearningMechanics.Web.Tests.Features.Submit;

public sealed class DraftFilesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly byte[] Rates = Encoding.UTF8.GetBytes("eta,measured,predicted\n0.1,19.7,20\n");

    [Theory]
    [InlineData("rates.csv")]
    [InlineData("<img src=x onerror=alert(1)>.csv")]
    [InlineData("..%2f..%2fetc.csv")]
    public async Task Attach_Table_IsListedAsTextAndComesBackAsAFile(string name)
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var attached = await draft.AttachAsync(name, Rates);

        Assert.Equal(HttpStatusCode.SeeOther, attached.StatusCode);
        var link = (await draft.FormAsync()).QuerySelector(".draft-files a");
        Assert.Equal(name, link?.TextContent);
        using var file = await draft.Author.OpenAsync(link!.GetAttribute("href")!);
        Assert.Equal(Rates, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("picture.svg", "<svg onload='alert(1)'/>", "attach a file that ends in .csv or .json")]
    [InlineData("model.pkl", "cos\nsystem", "attach a file that ends in .csv or .json")]
    [InlineData("a.csv", "measured,predicted\n1,n/a", "line 2, column `predicted`: 'n/a' is not a finite number.")]
    [InlineData("a.json", "[{\"measured\": 1e309, \"predicted\": 1}]", "is not a finite number")]
    public async Task Attach_SomethingElse_SaysWhyAndKeepsWhatWasTyped(string name, string content, string why)
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var saved = await draft.PressAsync("save", ("claim", "Typed before."));

        using var answer = await draft.AttachAsync(name, Encoding.UTF8.GetBytes(content));

        var page = await OpenDraft.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, page.QuerySelector("#field-attachments .field-mistake")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Typed before.", OpenDraft.ValueOf(page, "claim"));
        Assert.Empty((await draft.FormAsync()).QuerySelectorAll(".draft-files li"));
    }

    [Fact]
    public async Task Attach_SixMegabytes_IsRefusedInASentence()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.AttachAsync("large.csv", new byte[6 << 20]);

        Assert.Contains("6.3 MB and 5 MB are allowed", (await OpenDraft.ReadAsync(answer)).QuerySelector("#field-attachments .field-mistake")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detach_TakesItOffAgain()
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var attached = await draft.AttachAsync("rates.csv", Rates);

        using var answer = await draft.PressAsync("detach:rates.csv");

        Assert.Empty((await draft.FormAsync()).QuerySelectorAll(".draft-files li"));
    }

    [Fact]
    public async Task File_OfAnothersDraft_IsNotThere()
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var attached = await draft.AttachAsync("rates.csv", Rates);
        var address = (await draft.FormAsync()).QuerySelector(".draft-files a")!.GetAttribute("href")!;

        using var answer = await (await site.PersonAsync()).OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Submit_DataWithItsFile_IsLocked()
    {
        var draft = await OpenDraft.BeginAsync(site, Domain.People.Standing.Trusted);
        using var attached = await draft.AttachAsync("rates.csv", Rates);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("evidence", "data"), ("toy", "")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/results/", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
