using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LearningMechanics.Browser.Tests;

/// <summary>Somebody reading the site; whatever their browser complains about is kept.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _address;

    private Reader(IBrowserContext context, IPage page, string address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public static async Task<Reader> OfAsync(
        RunningSite site, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool hasScript = true)
    {
        var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(RunningSite.Patience);
        return new Reader(context, await context.NewPageAsync(), site.Address);
    }

    public async Task<IResponse> OpenAsync(string path) =>
        await Page.GotoAsync(_address + path) ?? throw new InvalidOperationException($"{path} did not answer.");

    /// <summary>
    /// Waits until a click has led to an address that ends as the pattern says. Its page need not have loaded yet: who looks
    /// for something on it waits for that, and the browser does not always tell of a load that a form's redirect began.
    /// </summary>
    public async Task ArriveAsync([StringSyntax(StringSyntaxAttribute.Regex)] string ending) =>
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(ending + "$"));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
