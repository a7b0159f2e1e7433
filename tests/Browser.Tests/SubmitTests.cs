using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>From a newcomer's first words to a verdict: a draft that cannot be lost, a check that points, a lock, a moderator, a run.</summary>
[Collection(SiteCollection.Name)]
public sealed class SubmitTests(RunningSite site)
{
    private const float Patience = 60_000;

    private const string Toy =
        """
        toy "Gradient descent on a parabola"
        param eta = 0.1 in 0.01..0.5 log
        weight w = 1
        loss = w^2 / 2
        train gd(lr = eta) for 20
        measure height = w every 1
        predict height = (1 - eta)^step
        seeds 1
        check height within 1%
        """;

    [Fact]
    public async Task Newcomer_WritesAPrediction_AndReadsItsVerdict()
    {
        await using var reader = await Reader.OfAsync(site);
        var page = reader.Page;
        await site.RegisterAsync(reader, "new-author");
        await reader.OpenAsync("/problems/edge-of-stability");
        await page.GetByText("Submit a prediction").ClickAsync();
        await page.GetByText("Begin a draft").ClickAsync();
        await Expect(page.Locator("#problem")).ToHaveValueAsync("edge-of-stability");

        // Typed, saved by itself, and there again.
        await page.Locator("#claim").FillAsync("Gradient descent on a parabola shrinks by 1 − η each step.");
        await page.Locator("#toy").FillAsync(Toy.Replace("(1 - eta)", "(1 - etta)", StringComparison.Ordinal));
        await Expect(page.Locator(".draft-state")).ToContainTextAsync("Saved ", new() { Timeout = Patience });
        await page.ReloadAsync();
        await Expect(page.Locator("#claim")).ToHaveValueAsync("Gradient descent on a parabola shrinks by 1 − η each step.");

        // The mistake is pointed at, and leads to its place.
        var place = page.Locator(".mistakes [data-line]");
        await Expect(place).ToHaveTextAsync("Toy, line 7, column 23", new() { Timeout = Patience });
        await Expect(page.Locator("toy-editor .gutter .wrong")).ToHaveTextAsync(new Regex("^7"));
        await place.ClickAsync();
        Assert.Equal("etta", await page.EvaluateAsync<string>("() => { const a = document.getElementById('toy'); return a.value.slice(a.selectionStart, a.selectionEnd); }"));
        await page.Keyboard.TypeAsync("eta");
        await Expect(page.Locator("#chart-height svg[role=img] path.theory-0").First).ToBeAttachedAsync(new() { Timeout = Patience });
        await Expect(page.Locator("#check .hash").First).ToHaveTextAsync(new Regex("^[0-9a-f]{64}$"));

        await page.Locator("#disproof").FillAsync("A step at which the height is off by more than 1 %.");
        await page.Locator("#discussion").FillAsync("Since $w_{t+1} = (1 - \\eta) w_t$.");
        await Expect(page.Locator("#discussion-preview .katex").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator("#check h2").First).ToHaveTextAsync("Nothing to mend", new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock and submit" }).ClickAsync();
        await page.WaitForURLAsync("**/results/*");
        var version = new Uri(page.Url).Segments[^1];

        await ApproveAsync(version);

        await reader.OpenAsync("/submit");
        var submitted = page.Locator(".listing li", new() { HasText = version });
        await UntilAsync(async () =>
        {
            await page.ReloadAsync();
            return await submitted.GetByText("published").CountAsync() > 0;
        });
        await Expect(submitted).ToContainTextAsync("height: holds");
        Assert.DoesNotContain(reader.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draft_WithoutScript_IsCheckedSavedAndSubmittedByItsButtons()
    {
        await using var reader = await Reader.OfAsync(site, hasScript: false);
        var page = reader.Page;
        await site.RegisterAsync(reader, "plain-author");
        await reader.OpenAsync("/submit?problem=catapult");
        await page.GetByText("Begin a draft").ClickAsync();

        await page.Locator("#toy").FillAsync(Toy);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await Expect(page.Locator("#check h2").First).ToHaveTextAsync("To mend (2)");
        await Expect(page.Locator("#chart-height svg[role=img] path.theory-0").First).ToBeAttachedAsync();
        await page.Locator("#claim").FillAsync("It shrinks by 1 − η each step.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await Expect(page.Locator(".draft-state")).ToContainTextAsync("Saved.");
        await page.Locator("#disproof").FillAsync("A step at which it is off by more than 1 %.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock and submit" }).ClickAsync();

        Assert.Matches("/results/[0-9]+v1$", page.Url);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task SubmitPages_AtAnyWidth_FitAndReachWithAFinger(int width)
    {
        await using var reader = await Reader.OfAsync(site, width, 900, width == 390 ? ColorScheme.Dark : ColorScheme.Light);
        var page = reader.Page;
        await site.RegisterAsync(reader, $"author-{width}");
        await reader.OpenAsync("/submit?fork=edge-of-stability");
        await FitsAsync(page, $"submit-{width}");
        await page.GetByText("Begin a draft").ClickAsync();
        await Expect(page.Locator("#chart-sharpness").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await FitsAsync(page, $"draft-{width}");
    }

    private async Task ApproveAsync(string version)
    {
        await using var moderator = await Reader.OfAsync(site);
        await site.RegisterAsync(moderator, "the-moderator");
        await site.AppointAsync("the-moderator", "moderator");
        await moderator.OpenAsync("/account");
        await moderator.Page.GetByText("Review", new() { Exact = true }).ClickAsync();
        await moderator.Page.Locator($".listing a[href='/review/{version}']").ClickAsync();
        await Expect(moderator.Page.Locator("#chart-height svg[role=img] path.theory-0").First).ToBeAttachedAsync();
        await moderator.Page.GetByText("Approve and run").ClickAsync();
        await Expect(moderator.Page.Locator("[role=status]")).ToContainTextAsync("is decided");
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patience));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await condition())
            await pulse.WaitForNextTickAsync(patience.Token);
    }

    private static async Task FitsAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures", $"{name}.png") });
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var small = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main button:not(.unseen), main .draft-field > input, main select')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)");
        Assert.Empty(small);
    }
}
