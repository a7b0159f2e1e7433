using LearningMechanics.Toys.Export;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Optimizers;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>Exported scripts, run by PyTorch, say what the engine says.</summary>
public sealed class PyTorchScriptTests(PyTorchProcess python) : IClassFixture<PyTorchProcess>
{
    private const double Tolerance = 1e-9;

    /// <summary>What comes of 0 where numbers of size 1 to 100 cancel.</summary>
    private const double Rounding = 1e-12;

    /// <summary>What 24 bits leave of a number whose terms are added in another order, many times over.</summary>
    private const double SinglePrecision = 2e-3;

    /// <summary>Trainings that magnify rounding until digits cannot be compared: beyond the edge of stability, along a saddle, where
    /// steps are made of nothing but rounding, and in single precision.</summary>
    private static readonly Dictionary<string, Dictionary<string, double>> Sensitive = new()
    {
        ["edge-of-stability"] = new() { ["steps"] = 1500 },
        ["momentum-edge"] = [],
        ["muon-deep-linear"] = [],
        ["neural-feature-ansatz"] = [],
        ["icl-linear-attention"] = new() { ["steps"] = 500 },
    };

    /// <summary>The same, of toys that only the tests have: cut where digits can still be compared.</summary>
    private static readonly Dictionary<string, Dictionary<string, double>> SensitiveContract = new()
    {
        ["edge-of-stability-short.toy"] = new() { ["steps"] = 100 },
    };

    /// <summary>Measures how far an eigenvector is from exact: found by iteration here, whole by LAPACK there.</summary>
    private const string Iterated = "calculus-identities.toy";

    private const double IterationError = 1e-5;

    /// <summary>The length of a run that takes minutes here.</summary>
    private static readonly Dictionary<string, Dictionary<string, double>> Shortened = new()
    {
        ["saad-solla"] = new() { ["alpha"] = 20 },
    };

    private static readonly string Contract = Path.Combine(RepositoryFolder.Path, "tests", "Toys.Tests", "Contract");

    private static readonly string Catalogue = Path.Combine(RepositoryFolder.Path, "content", "toys");

    public static TheoryData<string> Examples() =>
        [.. FunctionLibrary.All.Select(f => f.Name).Concat(OptimizerLibrary.All.Select(o => o.Name))];

    public static TheoryData<string> ContractToys() => [.. Directory.EnumerateFiles(Contract, "*.toy")
        .Where(path => File.ReadLines(path).Any(line => line.StartsWith("# expect ", StringComparison.Ordinal)))
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> CatalogueToys() =>
        [.. Directory.EnumerateFiles(Catalogue, "*.toy").Select(p => Path.GetFileNameWithoutExtension(p)).Where(s => !Sensitive.ContainsKey(s)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> SensitiveToys() => [.. Sensitive.Keys];

    [Theory, MemberData(nameof(Examples))]
    public void Example_Exported_GivesTheEnginesNumbers(string name)
    {
        var body = FunctionLibrary.Find(name)?.Example ?? OptimizerLibrary.Find(name)!.Example;

        Run($"toy \"{name}\"\n{body}").AssertAgrees(Tolerance, Rounding);
    }

    [Theory, MemberData(nameof(ContractToys)), Trait("Length", "Long")]
    public void ContractToy_Exported_GivesTheEnginesNumbers(string file)
    {
        var text = File.ReadAllText(Path.Combine(Contract, file));

        Run(text, settings: SensitiveContract.GetValueOrDefault(file)).AssertAgrees(ToleranceOf(text), file == Iterated ? IterationError : Rounding);
    }

    [Theory]
    [InlineData("kernel-ridge", 3)]
    [InlineData("dln-saxe", 2)]
    [InlineData("critical-batch", 2)]
    [InlineData("catapult", 2)]
    [InlineData("quanta-tabulation", 4)]
    public void QuickToy_Exported_GivesTheEnginesNumbers(string slug, int seeds) =>
        Run(Text(slug), seeds).AssertAgrees(Tolerance, Rounding);

    [Theory, MemberData(nameof(CatalogueToys)), Trait("Length", "Long")]
    public void CatalogueToy_Exported_GivesTheEnginesNumbers(string slug) =>
        Run(Text(slug), seeds: 2, Shortened.GetValueOrDefault(slug)).AssertAgrees(ToleranceOf(Text(slug)), Rounding);

    [Theory, MemberData(nameof(SensitiveToys)), Trait("Length", "Long")]
    public void SensitiveToy_Exported_GivesTheEnginesMeans(string slug)
    {
        var run = Run(Text(slug), seeds: 8, Sensitive[slug]);

        var apart = ReportAgreement.MeansApart(run.Engine, run.Script, standardErrors: 5, SinglePrecision);
        Assert.True(apart.Count == 0, string.Join("\n", apart.Take(20)));
    }

    private static double ToleranceOf(string text) => text.Contains("precision float32", StringComparison.Ordinal) ? SinglePrecision : Tolerance;

    private static string Text(string slug) => File.ReadAllText(Path.Combine(Catalogue, slug + ".toy"));

    private ExportedToy Run(string text, int? seeds = null, Dictionary<string, double>? settings = null) =>
        ExportedToy.Run(python, ExportTarget.PyTorch, text, seeds, settings);
}
