using System.Text.Json.Nodes;
using LearningMechanics.Toys.Export;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>A toy run twice: by the engine, and as an exported script.</summary>
internal sealed record ExportedToy(RunReport Engine, JsonNode Script)
{
    public static ExportedToy Run(
        PythonProcess python, ExportTarget target, string text, int? seeds = null, IReadOnlyDictionary<string, double>? settings = null)
    {
        var compilation = Toy.Compile(text, settings: settings);
        Assert.True(compilation.Toy is not null, string.Join("\n", compilation.Diagnostics));
        var script = Assert.IsType<ExportOutcome.Script>(ToyExport.Write(compilation.Toy, target));
        foreach (var set in script.DataSets)
            python.Lay(set.FileName, File.ReadAllBytes(Path.Combine(RepositoryFolder.Path, "artifacts", "datasets", set.FileName)));

        var record = compilation.Toy.Run(new RunSettings { Seeds = seeds, DataSets = TestDataSets.Source });
        var report = python.Run(script.Text, "--seeds", (seeds ?? compilation.Toy.Seeds).ToString());
        return new ExportedToy(compilation.Toy.Judge(record, TestDataSets.Source), report);
    }

    public void AssertAgrees(double tolerance, double floor = 0)
    {
        var differences = ReportAgreement.Differences(Engine, Script, tolerance, floor);
        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(20)));
    }
}
