using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LearningMechanics.Browser.Tests;

/// <summary>Somebody reading the site; whatever their browser complains about is kept.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly RunningSite _site;

    private Reader(IBrowserContext context, IPage page, RunningSite site)
    {
        (_context, Page, _site) = (context, page, site);
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
        return new Reader(context, await context.NewPageAsync(), site);
    }

    public async Task<IResponse> OpenAsync(string path) =>
        await Page.GotoAsync(_site.Address + path) ?? throw new InvalidOperationException($"{path} did not answer.");

    /// <summary>
    /// Waits until a click has led to an address that ends as the pattern says. Its page need not have loaded yet: who looks
    /// for something on it waits for that, and the browser does not always tell of a load that a form's redirect began.
    /// </summary>
    public async Task ArriveAsync([StringSyntax(StringSyntaxAttribute.Regex)] string ending) =>
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(ending + "$"));

    /// <summary>Opens an account as a newcomer does, by the link in a mail, and stays signed in.</summary>
    public async Task RegisterAsync(string handle)
    {
        await OpenAsync("/account/register");
        await Page.GetByLabel("E-mail").FillAsync($"{handle}@example.org");
        await Page.GetByText("Send me the link").ClickAsync();
        await Page.GotoAsync(await _site.LinkToAsync($"{handle}@example.org"));
        await Page.GetByLabel("Name").FillAsync("Somebody new");
        await Page.GetByLabel("Handle").FillAsync(handle);
        await Page.GetByLabel("Password").FillAsync(RunningSite.Password);
        await Page.GetByText("Open the account").ClickAsync();
        await ArriveAsync("/account");
    }

    /// <summary>Loads the page anew, as an impatient reader does, until it says what is waited for.</summary>
    public async Task ReloadUntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(3 * RunningSite.Patience));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await condition())
        {
            await pulse.WaitForNextTickAsync(patience.Token);
            await Page.ReloadAsync();
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
