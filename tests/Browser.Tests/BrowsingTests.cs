using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>Finding one's way with the keyboard, with script and without.</summary>
[Collection(SiteCollection.Name)]
public sealed class BrowsingTests(RunningSite site)
{
    [Fact]
    public async Task Keys_OnAList_GoThroughItsEntriesAndOpenOne()
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await reader.OpenAsync("/problems?sort=title");
        var entries = page.Locator("main .listing-title");
        var second = await entries.Nth(1).GetAttributeAsync("href") ?? "";

        await page.Keyboard.PressAsync("j");
        await Expect(entries.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(entries.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await reader.ArriveAsync(Regex.Escape(second));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Keys_SlashAndSuggestions_LeadToAPageWithoutThePointer()
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await reader.OpenAsync("/");

        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search the site" });
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("catapult");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        var option = page.Locator("[role=option][aria-selected=true]");
        await Expect(option).ToHaveCountAsync(1);
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", await option.GetAttributeAsync("id") ?? "");
        await page.Keyboard.PressAsync("Enter");

        await reader.ArriveAsync("/(problems|toys)/catapult");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Keys_QuestionMark_ShowsThemAndTurnsThemOff()
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await reader.OpenAsync("/toys");

        await page.Keyboard.PressAsync("?");
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Expect(sheet).ToBeVisibleAsync();
        await sheet.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");

        await Expect(page.Locator("main .listing-title:focus")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filter_ChosenByPointer_ShowsTheListAtOnceUnderACleanAddress()
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await reader.OpenAsync("/problems");

        await page.Locator("form.filter label", new() { HasText = "Hyperparameters" }).ClickAsync();

        await reader.ArriveAsync(@"/problems\?strand=hyperparameters");
        await Expect(page.Locator("main h2#hyperparameters")).ToBeVisibleAsync();
        await Expect(page.Locator("main h2#limits")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SearchAndFilter_WithoutScript_WorkByTheirButtons()
    {
        await using var reader = await Reader.OfAsync(site, hasScript: false);
        var page = reader.Page;
        await reader.OpenAsync("/search");
        await page.Locator("#search-words").FillAsync(@"\lambda");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("main .listing mark").First).ToBeVisibleAsync();

        await reader.OpenAsync("/problems");
        await page.Locator("form.filter select[name=sort]").SelectOptionAsync("need");
        await page.Locator("form.filter button").ClickAsync();
        await Expect(page.Locator(".list-count")).ToContainTextAsync("fewest results");
    }

    [Fact]
    public async Task HomePage_BeforeInteraction_WeighsLessThan150Kilobytes()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/results/13v1");
        await Expect(reader.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("holds", new() { Timeout = 240_000 });
        await using var fresh = await Reader.OfAsync(site);
        var bytes = 0L;
        var session = await fresh.Page.Context.NewCDPSessionAsync(fresh.Page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)(finished?.GetProperty("encodedDataLength").GetDouble() ?? 0));

        await fresh.OpenAsync("/");
        await fresh.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Expect(fresh.Page.Locator(".home-chart svg[role=img] path.theory-0")).ToBeAttachedAsync();
        Assert.InRange(bytes, 10_000, 150 * 1024);
    }
}
