using System.Globalization;
using LearningMechanics.Compute.Toys.Reproduction;

namespace LearningMechanics.Compute.Tests.Toys.Reproduction;

/// <summary>The repository's own catalogue: its pages, its document, and a fresh run of it.</summary>
public sealed class CatalogueTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Names => [.. ToyFiles().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Toy_HasARow_ThatAgreesWithItsPage(string name)
    {
        var errors = new List<string>();
        var claim = ToyClaim.Read(name, File.ReadAllText(Path.Combine(Root, "content", "toys", name + ".md")), errors);
        Assert.Empty(errors);

        Assert.True(Rows().TryGetValue(name, out var row), $"docs/reproductions.md has no row of {name}: run `./lm toy reproduce`.");

        Assert.Equal(claim!.Verdict, row.Verdict);
        Assert.Equal(claim.Seconds, row.StatedSeconds);
        Assert.InRange(row.Seconds, 0, claim.Seconds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_SaysWhatIsComparedWhatWasFoundAndWhatToTry(string name)
    {
        var page = File.ReadAllText(Path.Combine(Root, "content", "toys", name + ".md"));
        var verdict = ToyClaim.Read(name, page, [])!.Verdict;

        Assert.Contains("\n## What is compared\n", page);
        Assert.Matches($@"\n## What was found\n\n\*\*{char.ToUpperInvariant(verdict[0])}{verdict[1..]}\b", page);
        Assert.Contains("\n## What to try\n", page);
    }

    [Fact]
    public void Catalogue_KeepsAPredictionThatFails() => Assert.Contains(Rows().Values, row => row.Verdict == "fails");

    [Fact]
    public void Rows_AreOfToysThatAreThere() =>
        Assert.Equal(ToyFiles().Select(path => Path.GetFileNameWithoutExtension(path)), Rows().Keys.Order(StringComparer.Ordinal));

    [Fact]
    [Trait("Length", "Long")]
    public void Verdicts_AreThoseOfAFreshRun()
    {
        var catalogue = Catalogue.Open(Path.Combine(Root, "content", "toys"));
        Assert.Empty(catalogue.Errors);

        var fresh = catalogue.Run(TimeProvider.System, CancellationToken.None).ToDictionary(toy => toy.Name, toy => toy.Outcome);

        Assert.Equal(Rows().ToDictionary(row => row.Key, row => row.Value.Verdict), fresh);
    }

    private static IEnumerable<string> ToyFiles() =>
        Directory.EnumerateFiles(Path.Combine(Root, "content", "toys"), "*.toy").Order(StringComparer.Ordinal);

    private static Dictionary<string, Row> Rows() =>
        File.ReadLines(Path.Combine(Root, "docs", "reproductions.md"))
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal))
            .ToDictionary(line => line[3..line.IndexOf(']', StringComparison.Ordinal)], Row.Parse);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return folder.FullName;
        throw new InvalidOperationException("no checkout around the tests");
    }

    private sealed record Row(string Verdict, double Seconds, double StatedSeconds)
    {
        public static Row Parse(string line)
        {
            var cells = line.Trim('|', ' ').Split(" | ");
            var seconds = cells[^1].Split(" of ");
            return new Row(cells[^2], double.Parse(seconds[0], CultureInfo.InvariantCulture), double.Parse(seconds[1], CultureInfo.InvariantCulture));
        }
    }
}
