using LearningMechanics.Toys.Export;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>Python reads every script, and finds every name that stands in it.</summary>
public sealed class ScriptNameTests(PyTorchProcess python) : IClassFixture<PyTorchProcess>
{
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
    public void Script_OfAToy_DefinesEveryNameItUses(string path, ExportTarget target)
    {
        var toy = Toy.Compile(File.ReadAllText(Path.Combine(RepositoryFolder.Path, path))).Toy!;

        var outcome = ToyExport.Write(toy, target);

        Assert.Empty(python.UndefinedNames(Assert.IsType<ExportOutcome.Script>(outcome).Text));
    }
}
