using System.Xml.Linq;

namespace LearningMechanics.House.Tests;

public sealed class ArrowTests
{
    // What each project may refer to. A new project is entered here, on purpose.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Toys"] = [],
        ["Domain"] = ["Toys"],
        ["Storage"] = ["Domain", "Toys"],
        ["Compute"] = ["Domain", "Toys"],
        ["Lab"] = ["Toys"],
        // Lab is served by Web, not called: its files, not its assembly.
        ["Web"] = ["Storage", "Domain", "Toys", "Lab"],
        ["Bench"] = ["Storage", "Toys"],
    };

    public static TheoryData<string> Sources =>
        [.. House.Projects.Where(p => !p.Value.StartsWith("tests/", StringComparison.Ordinal)).Select(p => p.Key)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Project_RefersOnlyDownwards(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"{House.Projects[project]} is not in the list of arrows: enter what it may refer to.");
        Assert.Empty(ReferencesOf(project).Except(Allowed[project]));
    }

    [Fact]
    public void Toys_TouchesNothingOutsideItself()
    {
        string[] outside = ["System.IO.File", "System.Net", "System.Diagnostics.Process", "File.Read", "File.Open", "HttpClient", "Socket("];
        foreach (var file in House.Files.Where(f => f.StartsWith("src/Toys/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)))
            Assert.DoesNotContain(outside, word => House.Read(file).Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_AreAllInTheSolution()
    {
        var solution = House.Read("LearningMechanics.sln");

        Assert.All(House.Projects.Values, p => Assert.Contains(p.Replace('/', '\\'), solution));
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(House.Read(House.Projects[project])).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}
