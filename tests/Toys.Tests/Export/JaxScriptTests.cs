using LearningMechanics.Toys.Export;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Optimizers;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>Scripts for JAX, run on the stand-in, say what the engine says, as far as finite differences can.</summary>
public sealed class JaxScriptTests(JaxStandInProcess python) : IClassFixture<JaxStandInProcess>
{
    private const double FiniteDifferences = 1e-5;

    private static readonly string Catalogue = Path.Combine(RepositoryFolder.Path, "content", "toys");

    /// <summary>All but the function whose point is lost on finite differences.</summary>
    public static TheoryData<string> Examples() =>
        [.. FunctionLibrary.All.Select(f => f.Name).Concat(OptimizerLibrary.All.Select(o => o.Name)).Where(n => n != "stop_gradient")];

    [Theory, MemberData(nameof(Examples))]
    public void Example_Exported_GivesTheEnginesNumbers(string name)
    {
        var body = FunctionLibrary.Find(name)?.Example ?? OptimizerLibrary.Find(name)!.Example;

        ExportedToy.Run(python, ExportTarget.Jax, $"toy \"{name}\"\n{body}").AssertAgrees(FiniteDifferences, FiniteDifferences);
    }

    [Theory]
    [InlineData("kernel-ridge")]
    [InlineData("critical-batch")]
    [InlineData("sgd-least-squares")]
    public void QuickToy_Exported_GivesTheEnginesNumbers(string slug) =>
        ExportedToy.Run(python, ExportTarget.Jax, File.ReadAllText(Path.Combine(Catalogue, slug + ".toy")), seeds: 2).AssertAgrees(FiniteDifferences);
}
