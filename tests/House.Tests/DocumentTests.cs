using System.Text.RegularExpressions;

namespace LearningMechanics.House.Tests;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. House.Files.Where(f => DocumentPath().IsMatch(f))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadToWhatIsThere(string document)
    {
        var folder = Path.GetDirectoryName(document)!;

        Assert.All(
            Link().Matches(House.Read(document)).Select(m => m.Groups[1].Value)
                .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#')),
            target => Assert.True(House.Exists(Path.Combine(folder, target.Split('#')[0])), $"{document} links to {target}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_InCodeSpans_AreThere(string document) =>
        Assert.All(
            PathSpan().Matches(House.Read(document)).Select(m => m.Groups[1].Value),
            path => Assert.True(House.Exists(Known(path)), $"{document} names {path}, which is not there."));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_AreVerbsOfTheScript(string document)
    {
        var script = House.Read("lm");

        Assert.All(
            Verb().Matches(House.Read(document)).Select(m => m.Groups[1].Value),
            verb => Assert.Contains($"./lm {verb} ", script));
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGaps()
    {
        var numbers = House.Files.Where(f => f.StartsWith("docs/adr/", StringComparison.Ordinal))
            .Select(f => int.Parse(Path.GetFileName(f).AsSpan(0, 4))).Order().ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    // A placeholder such as <slug> stands for any name: what must be there is the folder.
    private static string Known(string path) => path.Split('<', '*', '…')[0].TrimEnd('/');

    [GeneratedRegex(@"^(README|CONTRIBUTING|docs/.+)\.md$")]
    private static partial Regex DocumentPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|content|docs|bench|\.ci)/[^`\s]*)`")]
    private static partial Regex PathSpan();

    [GeneratedRegex(@"\./lm ([a-z]+)")]
    private static partial Regex Verb();
}
