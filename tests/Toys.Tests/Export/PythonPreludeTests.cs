using LearningMechanics.Toys.Export;
using LearningMechanics.Toys.Functions;

namespace LearningMechanics.Toys.Tests.Export;

public sealed class PythonPreludeTests
{
    public static TheoryData<string, ExportTarget> Functions()
    {
        var data = new TheoryData<string, ExportTarget>();
        foreach (var function in FunctionLibrary.All.Where(f => !ExpressionWriter.WrittenOut.Contains(f.Name)))
            foreach (var target in Enum.GetValues<ExportTarget>())
                data.Add(function.Name, target);
        return data;
    }

    /// <summary>A function of the language without Python's text would be refused: write its <c>def</c> into src/Toys/Export/Prelude.</summary>
    [Theory, MemberData(nameof(Functions))]
    public void Function_OfTheLanguage_IsDefined(string name, ExportTarget target) =>
        Assert.Contains(PythonNames.OfFunction(name), PythonPrelude.For(target).Names);

    [Fact]
    public void Targets_DefineTheSameFunctions()
    {
        var (torch, jax) = (PythonPrelude.For(ExportTarget.PyTorch).Names, PythonPrelude.For(ExportTarget.Jax).Names);

        Assert.All(FunctionLibrary.All.Select(f => PythonNames.OfFunction(f.Name)), name => Assert.Equal(torch.Contains(name), jax.Contains(name)));
    }

    [Fact]
    public void UsedBy_AText_TakesWhatItLeansOnAndNothingElse()
    {
        var text = PythonPrelude.For(ExportTarget.PyTorch).UsedBy("x = softplus(1)");

        Assert.Contains("def softplus(x):", text);
        Assert.Contains("def number(x):", text);
        Assert.Contains("def tensor(x):", text);
        Assert.DoesNotContain("def relu(x):", text);
        Assert.DoesNotContain("class Run:", text);
    }

    [Fact]
    public void UsedBy_MembersAndArguments_AreNoUses()
    {
        var text = PythonPrelude.For(ExportTarget.PyTorch).UsedBy("x.softplus(relu=1)  # gelu");

        Assert.DoesNotContain("def softplus", text);
        Assert.DoesNotContain("def gelu", text);
    }
}
