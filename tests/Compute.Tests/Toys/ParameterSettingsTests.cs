using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class ParameterSettingsTests
{
    private static readonly ToyParameter[] Declared =
    [
        new("eta", 0.2, 0.02, 0.6, IsLogarithmic: true, IsInteger: false, "learning rate"),
        new("width", 30, 4, 128, IsLogarithmic: false, IsInteger: true, null),
        new("noise", 0.1, null, null, IsLogarithmic: false, IsInteger: false, null),
    ];

    [Fact]
    public void Assignments_WellFormed_AreRead()
    {
        var settings = ParameterSettings.Parse(["eta=0.1", "width = 64", "noise=-1e-3"]);

        Assert.Empty(settings.Errors);
        Assert.Equal(0.1, settings.Values["eta"]);
        Assert.Equal(64, settings.Values["width"]);
        Assert.Equal(-1e-3, settings.Values["noise"]);
        Assert.Empty(settings.ErrorsAgainst(Declared));
    }

    [Theory]
    [InlineData("eta", "write NAME=VALUE")]
    [InlineData("=0.1", "write NAME=VALUE")]
    [InlineData("eta=fast", "'fast' is not a finite number")]
    [InlineData("eta=", "'' is not a finite number")]
    [InlineData("eta=NaN", "not a finite number")]
    [InlineData("eta=1e309", "not a finite number")]
    [InlineData("eta=0,1", "not a finite number")]
    public void Assignment_Malformed_IsNamedWithItsMend(string assignment, string sentence)
    {
        var error = Assert.Single(ParameterSettings.Parse([assignment]).Errors);

        Assert.StartsWith($"--set {assignment}: ", error);
        Assert.Contains(sentence, error);
    }

    [Fact]
    public void Parameter_SetTwice_IsAnError() =>
        Assert.Contains("eta is set twice", Assert.Single(ParameterSettings.Parse(["eta=0.1", "eta=0.2"]).Errors));

    [Theory]
    [InlineData("etta=0.1", "did you mean eta?")]
    [InlineData("wdith=8", "did you mean width?")]
    [InlineData("temperature=1", "this toy has eta, width, noise.")]
    [InlineData("eta=0.7", "must be in 0.02..0.6")]
    [InlineData("eta=0.01", "must be in 0.02..0.6")]
    [InlineData("width=8.5", "width is an integer in 4..128")]
    public void Value_ThatTheToyCannotTake_IsRefused(string assignment, string sentence)
    {
        var error = Assert.Single(ParameterSettings.Parse([assignment]).ErrorsAgainst(Declared));

        Assert.Contains(sentence, error);
    }

    [Fact]
    public void Toy_WithoutParameters_SaysSo() =>
        Assert.Contains("no parameters", Assert.Single(ParameterSettings.Parse(["a=1"]).ErrorsAgainst([])));
}
