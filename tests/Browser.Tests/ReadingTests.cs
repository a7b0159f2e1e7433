using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>What helps somebody to read a page, with script and without, on a screen and on paper.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReadingTests(RunningSite site)
{
    private const string Paper = "rgb(255, 254, 251)";
    private const string DarkPaper = "rgb(22, 23, 26)";

    [Fact]
    public async Task Light_Chosen_IsKeptAndIsThereBeforeThePageIs()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/about");
        Assert.Equal(Paper, await PaperAsync(reader.Page));

        await reader.Page.GetByLabel("Light").SelectOptionAsync("dark");
        Assert.Equal(DarkPaper, await PaperAsync(reader.Page));

        // Read at the moment when the body begins, which no paint precedes.
        await reader.Page.AddInitScriptAsync(
            "new MutationObserver((_, seen) => { if (document.body && !window.paper) { window.paper = getComputedStyle(document.body).backgroundColor; seen.disconnect(); } }).observe(document, { childList: true, subtree: true });");
        await reader.OpenAsync("/problems");
        Assert.Equal(DarkPaper, await reader.Page.EvaluateAsync<string>("() => window.paper"));

        await reader.Page.GetByLabel("Light").SelectOptionAsync("");
        Assert.Equal(Paper, await PaperAsync(reader.Page));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Card_OfACitation_OpensByTheKeyboard(bool hasScript)
    {
        await using var reader = await Reader.OfAsync(site, hasScript: hasScript);
        await reader.OpenAsync("/styleguide");
        var cited = reader.Page.Locator(".cited").First;
        await Expect(cited.Locator(".card")).ToBeHiddenAsync();

        await cited.Locator("> a").FocusAsync();

        await Expect(cited.Locator(".card")).ToBeVisibleAsync();
        await Expect(cited.Locator(".card")).ToContainTextAsync("Exact solutions to the nonlinear dynamics");
        await reader.Page.Keyboard.PressAsync("Tab");
        await Expect(cited.Locator(".card a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Card_OfAFormula_StaysWithinAPhone()
    {
        await using var reader = await Reader.OfAsync(site, width: 390, height: 800);
        await reader.OpenAsync("/styleguide");
        var cited = reader.Page.Locator(".cited:has(a[href='#eq-mode'])");

        await cited.Locator("> a").FocusAsync();

        await Expect(cited.Locator(".card .katex")).ToBeVisibleAsync();
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task Contents_BesideTheText_MarkWhatIsRead()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/problems/edge-of-stability");
        var aside = reader.Page.Locator(".contents-aside");

        await aside.GetByText("What is known").ClickAsync();

        await Expect(aside.Locator("[aria-current]")).ToHaveTextAsync("What is known");
        await Expect(reader.Page.Locator(".contents-fold")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Contents_OnAPhone_AreFoldedAndWorkWithoutScript()
    {
        await using var reader = await Reader.OfAsync(site, width: 390, hasScript: false);
        await reader.OpenAsync("/problems/edge-of-stability");
        var fold = reader.Page.Locator(".contents-fold");
        await Expect(reader.Page.Locator(".contents-aside")).ToBeHiddenAsync();
        await Expect(fold.GetByText("What is known")).ToBeHiddenAsync();

        await fold.Locator("summary").ClickAsync();
        await fold.GetByText("What is known").ClickAsync();

        Assert.EndsWith("#what-is-known", reader.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Paper_Printed_IsBlackOnWhiteWithoutWhatCannotBePressed(ColorScheme scheme)
    {
        await using var reader = await Reader.OfAsync(site, scheme: scheme);
        await reader.OpenAsync("/styleguide");

        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = scheme });

        Assert.Equal("rgb(255, 255, 255)", await PaperAsync(reader.Page));
        Assert.Equal("rgb(0, 0, 0)", await reader.Page.Locator(".chart .theory").First.EvaluateAsync<string>("line => getComputedStyle(line).stroke"));
        foreach (var pressed in (string[])["form", ".masthead nav", ".colophon", ".permalink", ".card", "page-contents"])
            Assert.Equal(0, await reader.Page.Locator(pressed).EvaluateAllAsync<int>("all => all.filter(e => e.checkVisibility()).length"));
        Assert.Equal(
            "\" (https://arxiv.org/abs/1312.6120)\"",
            await reader.Page.Locator(".references a").Last.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"));
        Assert.Equal("none", await reader.Page.Locator(".cited > a").First.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"));
    }

    [Fact]
    public async Task Problem_WhileItLoads_DoesNotJump()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.Page.AddInitScriptAsync(
            "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });");

        await reader.OpenAsync("/problems/edge-of-stability");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await reader.Page.EvaluateAsync("() => document.fonts.ready");

        Assert.InRange(await reader.Page.EvaluateAsync<double>("() => window.shift"), 0, 0.02);
    }

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
