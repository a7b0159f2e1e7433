using System.Text.RegularExpressions;

namespace LearningMechanics.House.Tests;

public sealed partial class NameTests
{
    [Fact]
    public void Files_AreNamedForAConcept()
    {
        string[] empty = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Dto", "Common", "Shared", "Misc"];

        Assert.DoesNotContain(House.Files, f => Code().IsMatch(f) && Words().Matches(f).Any(w => empty.Contains(w.Value)));
    }

    [Fact]
    public void Tests_AreNeverSkipped() =>
        Assert.DoesNotContain(House.Files, f =>
            f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal) && Skip().IsMatch(House.Read(f)));

    [Fact]
    public void TestProjects_AreFoldersOfTheirName_SoThatTheScriptFindsThem() =>
        Assert.All(
            House.Projects.Where(p => p.Value.StartsWith("tests/", StringComparison.Ordinal)),
            p => Assert.Equal($"tests/{p.Key}/{p.Key}.csproj", p.Value));

    [GeneratedRegex(@"\.(cs|razor|ts)$")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*\bSkip\b")]
    private static partial Regex Skip();
}
