using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>What the site is for: open a problem, press Run, watch the points come, read the verdict, find it there later.</summary>
[Collection(SiteCollection.Name)]
public sealed class MainJobTests(RunningSite site)
{
    private const float Patience = 240_000;

    [Theory]
    [InlineData("kernel-learning-curves", "kernel-ridge", "test_error", 200)]
    [InlineData("edge-of-stability", "edge-of-stability", "sharpness", 12)]
    public async Task Problem_Run_ShowsPointsBeforeTheEndAndAVerdictThatStays(string problem, string toy, string measure, int seeds)
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await reader.OpenAsync($"/problems/{problem}");

        // The key is drawn anew for every run, and with the toy's own few repetitions noise leaves one run in ten undecided.
        await page.Locator($"#toy-{toy} input[name=seeds]").FillAsync($"{seeds}");
        await page.Locator($"#toy-{toy} button[type=submit]").ClickAsync();
        await reader.ArriveAsync("/runs/[^/]+");

        // A dot inside the live element: it is drawn while the run is still going on.
        await page.Locator("live-run .live-chart .experiment[d^=M]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Expect(page.Locator("live-run .live-chart .theory[d^=M]").First).ToBeAttachedAsync();

        var verdict = page.Locator(".standing .verdict").First;
        await Expect(verdict.Locator("strong")).ToHaveTextAsync("holds", new() { Timeout = Patience });
        await Expect(verdict.Locator(".verdict-target")).ToHaveTextAsync(measure);
        await Expect(page.Locator($"#chart-{measure} figcaption h3")).ToContainTextAsync($"{measure}: holds");
        await Expect(page.Locator("live-run")).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Expect(verdict.Locator("strong")).ToHaveTextAsync("holds");

        // Who reaches for the chart gets one to zoom into, with the same line and dots.
        var chart = page.Locator($"#chart-{measure}");
        await chart.Locator(".chart-tools button").ClickAsync();
        await Expect(chart.Locator(".js-plotly-plot .scatterlayer path.js-line[d^=M]").First).ToBeAttachedAsync();
        await Expect(chart.Locator(".js-plotly-plot .scatterlayer .points path").First).ToBeVisibleAsync();
        await Expect(chart.Locator("svg[role=img]")).ToHaveCountAsync(0);

        await reader.OpenAsync($"/problems/{problem}");
        await Expect(page.Locator(".standing .verdict strong").First).ToHaveTextAsync("holds");
        await Expect(page.Locator($"#toy-{toy} #chart-{measure} svg[role=img] path.theory-0")).ToBeAttachedAsync();
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Toy_RunWithoutScript_ReachesItsVerdictByReloading()
    {
        await using var reader = await Reader.OfAsync(site, hasScript: false);
        var page = reader.Page;
        await reader.OpenAsync("/toys/kernel-ridge");

        await page.Locator("input[name=n]").FillAsync("50");
        await page.Locator("button[type=submit]").ClickAsync();
        await reader.ArriveAsync("/runs/[^/]+");

        // The page asks again by itself, through a refresh in its head.
        await Expect(page.Locator(".standing .verdict strong").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("holds|fails|undecided"), new() { Timeout = Patience });
        await Expect(page.Locator(".settings")).ToHaveTextAsync("with n = 50");
    }

    [Fact]
    public async Task Form_OutOfRange_IsHeldBackByTheBrowserItself()
    {
        await using var reader = await Reader.OfAsync(site, hasScript: false);
        await reader.OpenAsync("/toys/edge-of-stability");
        var form = reader.Page.Locator("form.run-form");
        await reader.Page.Locator("input[name=eta]").FillAsync("9");

        await Expect(form.Locator("input:invalid")).ToHaveCountAsync(1);
        await reader.Page.Locator("input[name=eta]").FillAsync("0.1");
        await Expect(form.Locator("input:invalid")).ToHaveCountAsync(0);
    }
}
