using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>Somebody whom the keeper of the site appointed, at their review list.</summary>
internal sealed class Moderator : IAsyncDisposable
{
    private readonly Reader _reader;

    private Moderator(Reader reader) => _reader = reader;

    public static async Task<Moderator> AppointAsync(RunningSite site, string handle)
    {
        var reader = await Reader.OfAsync(site);
        await reader.RegisterAsync(handle);
        await site.AppointAsync(handle, "moderator");
        return new Moderator(reader);
    }

    /// <summary>Finds a version in the list, looks at what it predicts, and lets it run.</summary>
    public async Task ApproveAsync(string version)
    {
        var page = _reader.Page;
        await _reader.OpenAsync("/account");
        await page.GetByText("Review", new() { Exact = true }).ClickAsync();
        await page.Locator($".listing a[href='/review/{version}']").ClickAsync();
        await Expect(page.Locator("#chart-height svg[role=img] path.theory-0").First).ToBeAttachedAsync();
        await page.GetByText("Approve and run").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("is decided");
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
