using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Submit;

public sealed class DraftPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Submit_NotSignedIn_AsksAndComesBack()
    {
        using var answer = await site.Visitor().OpenAsync("/submit?fork=decay");

        Assert.Equal("/account/sign-in?next=%2Fsubmit%3Ffork%3Ddecay", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("save", HttpStatusCode.SeeOther)]
    [InlineData("check", HttpStatusCode.OK)]
    [InlineData("submit", HttpStatusCode.UnprocessableEntity)]
    public async Task AnyButton_IncompleteDraft_KeepsEveryField(string act, HttpStatusCode status)
    {
        var draft = await OpenDraft.BeginAsync(site);
        (string Name, string Value)[] typed =
        [
            ("toy", "\n\ntoy \"<b>bold</b> & 'quoted'\"\r\n\tlet η = 1"),
            ("problem", "no-such-problem"),
            ("claim", "</textarea><script>alert(1)</script>"),
            ("disproof", "  kept as typed  "),
            ("settings", "eta = many"),
            ("seeds", "several"),
            ("discussion", "$\\frac{1}{2}$ 🧪"),
            ("links", "javascript:alert(1)"),
            ("co_authors", "Nobody!"),
        ];

        using var answer = await draft.PressAsync(act, typed);

        Assert.Equal(status, answer.StatusCode);
        var shown = status == HttpStatusCode.SeeOther ? await new HtmlParser().ParseDocumentAsync(await draft.Author.ReadAsync(draft.Address)) : await OpenDraft.ReadAsync(answer);
        Assert.All(typed.Where(field => field.Name != "problem"), field => Assert.Equal(field.Value.ReplaceLineEndings("\n"), OpenDraft.ValueOf(shown, field.Name)));
        Assert.Equal("no-such-problem", shown.QuerySelector("#problem option[selected]")?.GetAttribute("value"));
        Assert.DoesNotContain(shown.QuerySelectorAll("script"), script => script.GetAttribute("src") is null);
    }

    [Fact]
    public async Task Save_WhileTyping_ComesBackOnAnotherDay()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var saved = await draft.SendAsync("save", ("claim", "Half a sen"));

        var revision = JsonDocument.Parse(await saved.Content.ReadAsStringAsync()).RootElement.GetProperty("revision").GetInt32();
        var form = await draft.FormAsync();
        Assert.Equal(("Half a sen", $"{revision}"), (OpenDraft.ValueOf(form, "claim"), OpenDraft.ValueOf(form, "revision")));
        Assert.Contains("Half a sen", await draft.Author.ReadAsync("/submit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TwoWindows_ShowsBothTextsAndKeepsTheFirst()
    {
        var draft = await OpenDraft.BeginAsync(site);
        var other = await draft.FormAsync();
        using var first = await draft.PressAsync("save", ("claim", "What the first window says."));

        using var second = await draft.PressAsync(other, "submit", ("claim", "What the second window says."));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await OpenDraft.ReadAsync(second);
        Assert.Equal("What the second window says.", OpenDraft.ValueOf(page, "claim"));
        Assert.Equal("What the first window says.", page.QuerySelector(".draft-conflict pre")?.TextContent);
        Assert.Equal("What the first window says.", OpenDraft.ValueOf(await draft.FormAsync(), "claim"));

        using var third = await draft.PressAsync(page.QuerySelector("#draft")!, "save", ("claim", "Both."));
        Assert.Equal("Both.", OpenDraft.ValueOf(await draft.FormAsync(), "claim"));
    }

    [Fact]
    public async Task Save_WhileTypingIntoAnOlderText_IsAConflictThatSaysWhatToDo()
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var first = await draft.SendAsync("save", ("claim", "One"));

        using var second = await draft.SendAsync("save", ("revision", "1"), ("claim", "Two"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("nothing is lost", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TheSameTwice_IsNoConflict()
    {
        var draft = await OpenDraft.BeginAsync(site);
        var form = await draft.FormAsync();
        using var first = await draft.SendAsync("save", ("claim", "The same in both"));

        using var second = await draft.PressAsync(form, "save", ("claim", "The same in both"));

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
    }

    [Fact]
    public async Task Save_MoreThanFits_SaysHowMuchAndShowsItAgain()
    {
        var draft = await OpenDraft.BeginAsync(site);
        var typed = new string('x', 400_001);

        using var answer = await draft.PressAsync("save", ("discussion", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await OpenDraft.ReadAsync(answer);
        Assert.Contains("400000 are allowed", page.QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, OpenDraft.ValueOf(page, "discussion"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/save")]
    [InlineData("/check")]
    [InlineData("/discussion")]
    public async Task AnyAddress_AnothersDraft_IsNotThere(string verb)
    {
        var draft = await OpenDraft.BeginAsync(site);
        var other = await OpenDraft.BeginAsync(site, Standing.Admin);

        using var answer = await other.Author.PostAsync(draft.Address + verb, [.. PersonBrowser.Carried(await other.FormAsync()), ("claim", "Not mine to change.")]);
        using var page = await other.Author.OpenAsync(draft.Address);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, page.StatusCode));
        Assert.Equal("", OpenDraft.ValueOf(await draft.FormAsync(), "claim"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/save", HttpStatusCode.BadRequest)]
    [InlineData("/check", HttpStatusCode.BadRequest)]
    public async Task AnyAddress_WithoutTheFormsToken_ChangesNothing(string verb, HttpStatusCode status)
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.Author.PostAsync(draft.Address + verb, ("revision", "1"), ("claim", "Sent from elsewhere."), ("act", "save"));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("", OpenDraft.ValueOf(await draft.FormAsync(), "claim"));
    }

    [Fact]
    public async Task Save_BytesThatAreNoText_AreKeptAsUnreadableAndPointedAt()
    {
        var draft = await OpenDraft.BeginAsync(site);
        byte[] typed = [.. "let a = "u8, 0, 0xED, 0xA0, 0x80];

        using var answer = await draft.SendBytesAsync("check", "toy", typed);

        var page = await OpenDraft.ReadAsync(answer);
        Assert.Equal("let a = \uFFFD\uFFFD\uFFFD\uFFFD", OpenDraft.ValueOf(page, "toy"));
        Assert.Contains(page.QuerySelectorAll(".mistakes [data-line]"), place => place.TextContent == "Toy, line 1, column 9");
    }

    [Fact]
    public async Task Discard_IsGone()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.PressAsync("discard");

        Assert.Equal("/submit?done=discarded", answer.Headers.Location?.OriginalString);
        using var page = await draft.Author.OpenAsync(draft.Address);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }
}
