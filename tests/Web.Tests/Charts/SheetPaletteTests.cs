using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

/// <summary>A chart in a file has the colours of the chart on the site.</summary>
public sealed class SheetPaletteTests
{
    [Fact]
    public void Palettes_AreThoseOfTheSite()
    {
        var tokens = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "Web", "Styles", "tokens.css"));
        var dark = tokens.IndexOf("@media", StringComparison.Ordinal);

        Assert.All(Tokens(SheetPalette.Light), token => Assert.Contains(token, tokens[..dark], StringComparison.Ordinal));
        Assert.All(Tokens(SheetPalette.Dark), token => Assert.Contains(token, tokens[dark..], StringComparison.Ordinal));
    }

    private static IEnumerable<string> Tokens(SheetPalette palette) =>
    [
        $"--paper: {palette.Paper};", $"--ink: {palette.Ink};", $"--ink-soft: {palette.InkSoft};",
        $"--hairline: {palette.Hairline};", $"--accent: {palette.Accent};",
        .. palette.Series.Select((colour, i) => $"--series-{i}: {colour};"),
    ];

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return folder.FullName;
        throw new InvalidOperationException("no checkout around the tests");
    }
}
