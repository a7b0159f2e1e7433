using LearningMechanics.Web.Components;

namespace LearningMechanics.Web.Tests.Components;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("edge-of-stabilty", "edge-of-stability")]
    [InlineData("catapul", "catapult")]
    [InlineData("zebra", null)]
    public void Of_Typed_FindsWhatWasMeant(string typed, string? expected) =>
        Assert.Equal(expected, NearestName.Of(typed, ["edge-of-stability", "catapult"]));
}
