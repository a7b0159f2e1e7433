using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

[Collection(SiteCollection.Name)]
public sealed class AppearanceTests(RunningSite site)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures");

    public static TheoryData<string, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, int, ColorScheme>();
        foreach (var path in (string[])["/", "/problems", "/problems?sort=need&toy=yes", "/search", "/search?q=sharpness", "/problems/edge-of-stability", "/toys", "/toys/kernel-ridge", "/results", "/results/1", "/workers", "/about", "/account/sign-in", "/account/register", "/no-such-page"])
        {
            foreach (var width in (int[])[1440, 390])
            {
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                    views.Add(path, width, scheme);
            }
        }

        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_AtAnyWidthAndLight_FitsAndDrawsNoComplaint(string path, int width, ColorScheme scheme)
    {
        await using var reader = await Reader.OfAsync(site, width, 900, scheme);
        await reader.OpenAsync(path);

        var overflow = await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var background = await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        await reader.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures, $"{width}-{scheme}{path.Replace('/', '-').Replace('?', '-')}.png".ToLowerInvariant()) });

        Assert.Equal(0, overflow);
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(22, 23, 26)" : "rgb(255, 254, 251)", background);
        // A browser logs the missing page itself; anything else is ours.
        Assert.DoesNotContain(reader.Complaints, complaint => path != "/no-such-page" || !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_OnAWidePage_HasSixtyToEightyCharactersALine()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/problems/edge-of-stability");

        var characters = await reader.Page.EvaluateAsync<double>(
            """
            () => {
              const p = document.querySelector('section h2 + p');
              const lines = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight);
              return p.innerText.length / Math.round(lines);
            }
            """);

        Assert.InRange(characters, 55, 80);
    }

    [Fact]
    public async Task Slider_Moved_ChangesTheNumberThatIsSent()
    {
        await using var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/toys/edge-of-stability");
        var number = reader.Page.Locator("input[name=eta]");
        var slider = reader.Page.Locator(".param:has(input[name=eta]) input[type=range]");

        await slider.FocusAsync();
        await reader.Page.Keyboard.PressAsync("Home");
        await Expect(number).ToHaveValueAsync("0.02");
        await reader.Page.Keyboard.PressAsync("End");
        await Expect(number).ToHaveValueAsync("0.6");
        await number.FillAsync("0.02");
        await Expect(slider).ToHaveValueAsync("0");
    }

    [Fact]
    public async Task Headers_OfAPage_ForbidWhatThePageDoesNotNeed()
    {
        await using var reader = await Reader.OfAsync(site);

        var headers = (await reader.OpenAsync("/")).Headers;

        Assert.Contains("default-src 'none'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
    }

    [Fact]
    public async Task ProblemPage_BeforeInteraction_WeighsLessThan150Kilobytes()
    {
        await using var reader = await Reader.OfAsync(site);
        var bytes = 0L;
        var session = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)(finished?.GetProperty("encodedDataLength").GetDouble() ?? 0));

        await reader.OpenAsync("/problems/catapult");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.InRange(bytes, 10_000, 150 * 1024);
    }
}
