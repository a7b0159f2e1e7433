using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>From nobody to somebody and back, with nothing configured: the mail is a file.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccountTests(RunningSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Visitor_RegistersConfirmsSignsOutAndIn(bool hasScript)
    {
        var handle = hasScript ? "with-script" : "without-script";
        await using var reader = await Reader.OfAsync(site, hasScript: hasScript);
        var page = reader.Page;
        await reader.OpenAsync("/");
        await page.Locator(".masthead nav a[href='/account']").ClickAsync();
        await page.GetByText("Open one.").ClickAsync();
        await page.GetByLabel("E-mail").FillAsync($"{handle}@example.org");
        await page.GetByText("Send me the link").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Look into your mail");
        await Expect(page.Locator(".form-operator")).ToContainTextAsync(site.Mails);

        await page.GotoAsync(await site.LinkToAsync($"{handle}@example.org"));
        await page.GetByLabel("Name").FillAsync("Somebody <b>new</b>");
        await page.GetByLabel("Handle").FillAsync("Not A Handle");
        await page.GetByLabel("Password").FillAsync(RunningSite.Password);
        await page.GetByText("Open the account").ClickAsync();

        await Expect(page.Locator("#handle-mistake")).ToContainTextAsync("3 to 30 lower-case letters");
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Somebody <b>new</b>");
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(RunningSite.Password);
        await page.GetByText("Open the account").ClickAsync();

        await Expect(page.Locator(".kicker")).ToHaveTextAsync($"{handle}, newcomer");
        await page.GetByText("Your page").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Somebody <b>new</b>");

        await reader.OpenAsync("/account");
        await page.GetByText("Sign out").ClickAsync();
        await reader.ArriveAsync("[0-9]/");
        await reader.OpenAsync("/account/tokens");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");

        await page.GetByLabel("E-mail").FillAsync($"{handle}@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RunningSite.Password);
        await page.Locator(".form button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("API tokens");

        // A browser logs the refused form itself; anything else is ours.
        Assert.DoesNotContain(reader.Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task AccountPages_AtAnyWidth_FitAndReachWithAFinger(int width)
    {
        var handle = $"wide-{width}";
        await using var reader = await Reader.OfAsync(site, width, 900, width == 390 ? ColorScheme.Dark : ColorScheme.Light, hasScript: true);
        var page = reader.Page;
        await reader.OpenAsync("/account/register");
        await page.GetByLabel("E-mail").FillAsync($"{handle}@example.org");
        await page.GetByText("Send me the link").ClickAsync();
        await page.GotoAsync(await site.LinkToAsync($"{handle}@example.org"));
        await page.GetByLabel("Name").FillAsync("Somebody");
        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(RunningSite.Password);
        await page.GetByText("Open the account").ClickAsync();

        await reader.OpenAsync("/account/tokens");
        await page.GetByLabel("What is it for?").FillAsync("a script of a rather long name, forty-nine characters");
        await page.GetByLabel("runs:write").CheckAsync();
        await page.GetByText("Make the token").ClickAsync();
        await Expect(page.Locator(".fresh-token")).ToHaveTextAsync(new Regex("^lm_.{43}$"));
        await FitsAsync(page, $"tokens-{width}");

        foreach (var path in (string[])["/account", "/account/email", "/account/password", "/account/notices", $"/people/{handle}"])
        {
            await reader.OpenAsync(path);
            await FitsAsync(page, $"{path.Trim('/').Replace('/', '-')}-{width}");
        }

        Assert.Empty(reader.Complaints);
    }

    private static async Task FitsAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures", $"{name}.png") });
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var small = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main button, main .field input')].filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)");
        Assert.Empty(small);
    }
}
