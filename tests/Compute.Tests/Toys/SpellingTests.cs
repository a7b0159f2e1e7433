using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("tsep", "step")]
    [InlineData("Width", "width")]
    [InlineData("learning_rat", "learning_rate")]
    [InlineData("x", "y")]
    public void Nearest_OfASlip_IsTheNameMeant(string typed, string meant) =>
        Assert.Equal(meant, Spelling.Nearest(typed, ["momentum", meant]));

    [Theory]
    [InlineData("temperature")]
    [InlineData("")]
    public void Nearest_OfSomethingElse_IsNothing(string typed) =>
        Assert.Null(Spelling.Nearest(typed, ["width", "depth"]));

    [Fact]
    public void Nearest_OfAMegabyte_IsNothingAndQuick() =>
        Assert.Null(Spelling.Nearest(new string('w', 1 << 20), ["width"]));

    [Fact]
    public void Nearest_AmongNone_IsNothing() => Assert.Null(Spelling.Nearest("width", []));
}
