using LearningMechanics.Web.Features.Assets;

namespace LearningMechanics.Web.Tests.Features.Assets;

public sealed class SiteAssetsTests
{
    private static readonly SiteAssets Assets = SiteAssets.Load();

    [Theory]
    [InlineData("site.css")]
    [InlineData("math.css")]
    [InlineData("favicon.svg")]
    [InlineData("plotly.js")]
    [InlineData("live-run.island.js")]
    [InlineData("chart-explorer.island.js")]
    [InlineData("param-form.island.js")]
    public void Url_OfWhatPagesLoad_IsThere(string name) => Assert.Equal($"/assets/{Assets.Version}/{name}", Assets.Url(name));

    [Fact]
    public void Stylesheets_EveryFontTheyName_IsServed()
    {
        foreach (var sheet in (string[])["site.css", "math.css"])
        {
            var css = System.Text.Encoding.UTF8.GetString(Assets.Find(sheet)!.Content);
            var fonts = System.Text.RegularExpressions.Regex.Matches(css, @"url\(""?([^)""]+)""?\)").Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(fonts);
            Assert.All(fonts, font => Assert.NotNull(Assets.Find(font)));
        }
    }

    [Fact]
    public void Find_PathOutsideTheFolder_IsNothing() => Assert.Null(Assets.Find("../LearningMechanics.Web.dll"));

    [Fact]
    public void PageWeight_BeforeInteraction_LeavesRoomForThePage()
    {
        // What a problem page loads besides its own text: stylesheets, islands, three text fonts and KaTeX's usual three.
        var weight = Sum("site.css", "math.css", "light.js", "page-contents.island.js", "param-form.island.js", "chart-explorer.island.js", "favicon.svg",
            "fonts/source-serif-4-page-400-normal.woff2", "fonts/source-serif-4-page-600-normal.woff2", "fonts/source-sans-3-page-400-normal.woff2");

        Assert.InRange(weight, 1, 55_000);
    }

    private static int Sum(params string[] names) => names.Sum(name => Assets.Find(name)!.Brotli?.Length ?? Assets.Find(name)!.Content.Length);
}
