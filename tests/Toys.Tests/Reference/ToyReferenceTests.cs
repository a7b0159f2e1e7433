using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Optimizers;
using LearningMechanics.Toys.Reference;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Functions.DataSets;

namespace LearningMechanics.Toys.Tests.Reference;

public sealed class ToyReferenceTests
{
    public static TheoryData<string> Examples()
    {
        var data = new TheoryData<string>();
        foreach (var name in AllExamples().Keys)
            data.Add(name);
        return data;
    }

    [Theory, MemberData(nameof(Examples))]
    public void Example_Run_EveryCheckHolds(string name)
    {
        var text = $"toy \"{name.Replace('"', '\'')}\"\n{AllExamples()[name]}";
        var compilation = Toy.Compile(text, $"{name}.toy");
        Assert.True(compilation.Toy is not null, string.Join("\n", compilation.Diagnostics));

        var report = compilation.Toy.Judge(compilation.Toy.Run(new RunSettings { DataSets = new NumberedImages() }));

        Assert.NotEmpty(report.Checks);
        Assert.All(report.Checks, c => Assert.True(c.Verdict == Verdict.Holds, $"{c.Target}: {c.Summary}"));
    }

    [Fact]
    public void Page_InRepository_IsTheOneTheLanguageMakes()
    {
        var path = Path.Combine(RepositoryFolder.Path, "content", "pages", "toy-language.md");

        Assert.True(
            File.ReadAllText(path) == ToyReference.Markdown(),
            "content/pages/toy-language.md is not what the language says of itself: run ./lm toy reference > content/pages/toy-language.md");
    }

    [Theory]
    [InlineData("exp log log1p expm1 sqrt abs sign sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh erf erfc erfinv gamma lgamma sigmoid softplus relu leaky_relu gelu silu floor round min max clip")]
    [InlineData("zeros ones full eye diag range linspace logspace onehot repeat tile concat stack reshape outer tril triu roll pad patches where")]
    [InlineData("sum mean var std min max prod norm argmax argmin cumsum median quantile sort argsort logsumexp softmax log_softmax")]
    [InlineData("einsum trace det logdet inv solve cholesky eigvalsh eigh svdvals svd pinv expm")]
    [InlineData("cross_entropy mse layernorm rmsnorm attention conv2d avg_pool max_pool")]
    [InlineData("grad jacobian hessian top_eigenvalue top_eigenvector hvp stop_gradient init at")]
    [InlineData("normal uniform rademacher bernoulli sphere orthogonal categorical permutation zipf digits mnist")]
    [InlineData("histogram bin_centers covariance correlation")]
    [InlineData("root solve_system fixpoint ode recur integrate expect minimize fold scan")]
    [InlineData("final crossing slope average largest smallest count at_smallest")]
    public void Language_FunctionOfTheContract_IsThere(string names) =>
        Assert.All(names.Split(' '), name => Assert.NotNull(FunctionLibrary.Find(name)));

    [Fact]
    public void Language_OptimizerOfTheContract_IsThere() =>
        Assert.All("gd sgd momentum adam adamw signgd muon flow".Split(' '), name => Assert.NotNull(OptimizerLibrary.Find(name)));

    private static Dictionary<string, string> AllExamples()
    {
        var examples = new Dictionary<string, string>();
        foreach (var statement in StatementReference.All)
            examples.Add($"statement {statement.Keyword}", statement.Example);
        foreach (var function in FunctionLibrary.All)
            examples.Add($"function {function.Name}", function.Example);
        foreach (var optimizer in OptimizerLibrary.All)
            examples.Add($"optimizer {optimizer.Name}", optimizer.Example);
        return examples;
    }
}
