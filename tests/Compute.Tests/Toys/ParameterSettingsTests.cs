using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class ParameterSettingsTests
{
    [Fact]
    public void Assignments_WellFormed_AreRead()
    {
        var settings = ParameterSettings.Parse(["eta=0.1", "width = 64", "noise=-1e-3"]);

        Assert.Empty(settings.Errors);
        Assert.Equal(0.1, settings.Values["eta"]);
        Assert.Equal(64, settings.Values["width"]);
        Assert.Equal(-1e-3, settings.Values["noise"]);
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
}
