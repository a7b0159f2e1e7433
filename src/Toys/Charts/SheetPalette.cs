namespace LearningMechanics.Toys.Charts;

/// <summary>The colours of a chart that stands alone: those of the site, written out, since a file has no stylesheet to ask.</summary>
public sealed record SheetPalette
{
    /// <summary>Under everything.</summary>
    public required string Paper { get; init; }

    /// <summary>Text, and the experiment of a chart with one series.</summary>
    public required string Ink { get; init; }

    /// <summary>Labels.</summary>
    public required string InkSoft { get; init; }

    /// <summary>The grid.</summary>
    public required string Hairline { get; init; }

    /// <summary>Theory of a chart with one series.</summary>
    public required string Accent { get; init; }

    /// <summary>One per series; told apart by shape as well.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>On white.</summary>
    public static SheetPalette Light { get; } = new()
    {
        Paper = "#fffefb", Ink = "#1d1c1a", InkSoft = "#5c5850", Hairline = "#ddd8cc", Accent = "#a8321e",
        Series = ["#1668a8", "#c2510c", "#13805c", "#8d4a87", "#8a6a00", "#4a5560"],
    };

    /// <summary>For readers who asked their machine for dark pages.</summary>
    public static SheetPalette Dark { get; } = new()
    {
        Paper = "#16171a", Ink = "#e9e6df", InkSoft = "#a5a197", Hairline = "#383a40", Accent = "#f0886d",
        Series = ["#62b0ee", "#f59a5b", "#4cc69c", "#d794d0", "#d9b84a", "#aeb8c2"],
    };
}
