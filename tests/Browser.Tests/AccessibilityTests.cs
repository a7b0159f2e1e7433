using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>Every page, at both widths and in both lights, as axe reads it.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(RunningSite site)
{
    private const float Patience = 240_000;

    private static readonly string Axe = File.ReadAllText(typeof(AccessibilityTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Axe").Value!);

    public static TheoryData<string> Public =>
    [
        "/", "/problems", "/problems/edge-of-stability", "/problems/catapult", "/toys", "/toys/kernel-ridge", "/results", "/workers", "/about",
        "/toy-language", "/styleguide", "/account/sign-in", "/account/register", "/account/forgot", "/no-such-page",
    ];

    [Theory]
    [MemberData(nameof(Public))]
    public async Task Page_ReadByAnyone_HasNoViolation(string path)
    {
        await using var reader = await Reader.OfAsync(site);
        await CheckAsync(reader.Page, async () => await reader.OpenAsync(path));
    }

    [Fact]
    public async Task Result_WithItsVerdict_HasNoViolation()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/results/13v1");
        await Expect(reader.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("holds", new() { Timeout = Patience });

        await CheckAsync(reader.Page, async () => await reader.OpenAsync("/results/13v1"));
    }

    [Fact]
    public async Task Page_OfSomebodySignedIn_HasNoViolation()
    {
        await using var reader = await Reader.OfAsync(site);
        await site.RegisterAsync(reader, "keen-eyes");
        await reader.OpenAsync("/submit?problem=edge-of-stability");
        await reader.Page.GetByText("Begin a draft").ClickAsync();
        await Expect(reader.Page.Locator("#claim")).ToBeVisibleAsync();
        var draft = new Uri(reader.Page.Url).AbsolutePath;

        foreach (var path in (string[])[draft, "/submit", "/account", "/account/password", "/account/email", "/account/tokens", "/account/notices", "/people/keen-eyes"])
            await CheckAsync(reader.Page, async () => await reader.OpenAsync(path));
    }

    private static async Task CheckAsync(IPage page, Func<Task> open)
    {
        var violations = new List<string>();
        foreach (var width in (int[])[1440, 390])
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await open();
                await page.EvaluateAsync(Axe);
                var found = await page.EvaluateAsync<JsonElement>(
                    "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, help: v.help, at: v.nodes.slice(0, 4).map(n => n.html.slice(0, 200) + ' | ' + (n.any[0]?.message ?? '')) }))");
                violations.AddRange(found.EnumerateArray().Select(violation => $"{page.Url} at {width}, {scheme}: {violation}"));
            }
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }
}
