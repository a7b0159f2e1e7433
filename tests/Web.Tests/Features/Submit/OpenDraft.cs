using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Submit;

/// <summary>Somebody with a draft open in their browser. Its buttons send what the page's form carries.</summary>
internal sealed class OpenDraft
{
    private OpenDraft(PersonBrowser author, string address) => (Author, Address) = (author, address);

    public PersonBrowser Author { get; }

    public string Address { get; }

    /// <summary>A draft that could be submitted as it is.</summary>
    public static (string Name, string Value)[] Complete { get; } =
    [
        ("toy", TestSite.Toys["second-moment"]),
        ("problem", "moments"),
        ("claim", "The second moment is the square of the scale."),
        ("disproof", "A scale at which the mean of the squares is off by more than 40 %."),
        ("seeds", "8"),
    ];

    public static async Task<OpenDraft> BeginAsync(TestSite site, Standing standing = Standing.Newcomer, string query = "") =>
        await BeginAsync(await site.PersonAsync(standing), query);

    public static async Task<OpenDraft> BeginAsync(PersonBrowser author, string query = "")
    {
        using var begun = await author.FillInAsync("/submit" + query, "/submit");
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        return new OpenDraft(author, begun.Headers.Location!.OriginalString);
    }

    public async Task<IElement> FormAsync() =>
        (await new HtmlParser().ParseDocumentAsync(await Author.ReadAsync(Address))).QuerySelector("#draft")
        ?? throw new InvalidOperationException("The draft's page has no form.");

    /// <summary>Types into the page as it stands now and presses a button.</summary>
    public async Task<HttpResponseMessage> PressAsync(string act, params (string Name, string Value)[] typed) =>
        await PressAsync(await FormAsync(), act, typed);

    /// <summary>The same in a page that was opened before.</summary>
    public async Task<HttpResponseMessage> PressAsync(IElement form, string act, params (string Name, string Value)[] typed) =>
        await Author.PostAsync(Address, [.. Filled(form, typed), ("act", act)]);

    /// <summary>What the page does by itself while one types.</summary>
    public async Task<HttpResponseMessage> SendAsync(string verb, params (string Name, string Value)[] typed) =>
        await Author.PostAsync($"{Address}/{verb}", [.. Filled(await FormAsync(), typed)]);

    public async Task<HttpResponseMessage> AttachAsync(string name, byte[] content)
    {
        using var form = await PartsAsync("attach");
        form.Add(new ByteArrayContent(content), "file", name);
        return await Author.Http.PostAsync(Address, form);
    }

    /// <summary>A field with bytes in it that no keyboard types.</summary>
    public async Task<HttpResponseMessage> SendBytesAsync(string act, string field, byte[] typed)
    {
        using var form = await PartsAsync(act, field);
        form.Add(new ByteArrayContent(typed), field);
        return await Author.Http.PostAsync(Address, form);
    }

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    public static string? ValueOf(IParentNode page, string field) =>
        page.QuerySelector($"textarea[name={field}]")?.TextContent ?? page.QuerySelector($"input[name={field}]")?.GetAttribute("value");

    private async Task<MultipartFormDataContent> PartsAsync(string act, string without = "")
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in PersonBrowser.Carried(await FormAsync()).Where(field => field.Name != without))
            form.Add(new StringContent(value), field);
        form.Add(new StringContent(act), "act");
        return form;
    }

    private static IEnumerable<(string Name, string Value)> Filled(IElement form, (string Name, string Value)[] typed)
    {
        var names = typed.Select(field => field.Name).ToHashSet();
        return [.. PersonBrowser.Carried(form).Where(field => !names.Contains(field.Name)), .. typed];
    }
}
