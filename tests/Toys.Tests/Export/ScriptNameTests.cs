using LearningMechanics.Toys.Export;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>Python reads every script, and finds every name that stands in it.</summary>
public sealed class ScriptNameTests(PyTorchProcess python) : IClassFixture<PyTorchProcess>
{
    /// <summary>Right toys that no script is written for, each with what its refusal names.</summary>
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["tests/Toys.Tests/Contract/exponents-and-best-rates.toy"] = "across a sweep itself",
        ["tests/Toys.Tests/Contract/fluctuation-exponent.toy"] = "across a sweep itself",
        ["tests/Toys.Tests/Contract/grid-of-three.toy"] = "across a sweep itself",
        ["tests/Toys.Tests/Contract/own-flow-through-at.toy"] = "grad(u -> …, at = point)",
    };

    public static TheoryData<string, ExportTarget> Toys()
    {
        var data = new TheoryData<string, ExportTarget>();
        foreach (var folder in new[] { "content/toys", "tests/Toys.Tests/Contract" })
            foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*.toy").Order(StringComparer.Ordinal))
                if (!File.ReadLines(path).Any(line => line.StartsWith("# error ", StringComparison.Ordinal)))
                    foreach (var target in Enum.GetValues<ExportTarget>())
                        data.Add(Path.GetRelativePath(RepositoryFolder.Path, path), target);
        return data;
    }

    [Theory, MemberData(nameof(Toys))]
    public void Script_OfAToy_DefinesEveryNameItUsesOrIsRefused(string path, ExportTarget target)
    {
        var toy = Toy.Compile(File.ReadAllText(Path.Combine(RepositoryFolder.Path, path))).Toy!;

        var outcome = ToyExport.Write(toy, target);

        if (Refusals.TryGetValue(path, out var named))
            Assert.Contains(Assert.IsType<ExportOutcome.Refused>(outcome).Diagnostics, flaw => flaw.Message.Contains(named, StringComparison.Ordinal));
        else
            Assert.Empty(python.UndefinedNames(Assert.IsType<ExportOutcome.Script>(outcome).Text));
    }
}
