using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class StandingRulesTests
{
    [Theory]
    [InlineData(Standing.Newcomer, true, false, false)]
    [InlineData(Standing.Member, true, false, false)]
    [InlineData(Standing.Trusted, false, false, false)]
    [InlineData(Standing.Moderator, false, true, false)]
    [InlineData(Standing.Admin, false, true, true)]
    public void Standing_MayWhatItsRulesSay(Standing standing, bool needsReview, bool mayModerate, bool isAdmin)
    {
        Assert.Equal(needsReview, standing.NeedsReview);
        Assert.Equal(mayModerate, standing.MayModerate);
        Assert.Equal(isAdmin, standing.IsAdmin);
    }
}
