using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class AppointmentTests
{
    private static readonly PersonId One = PersonId.New(TimeProvider.System);
    private static readonly PersonId Other = PersonId.New(TimeProvider.System);

    [Theory]
    [InlineData(Standing.Admin, Standing.Newcomer, Standing.Admin, true)]
    [InlineData(Standing.Admin, Standing.Admin, Standing.Newcomer, true)]
    [InlineData(Standing.Admin, Standing.Moderator, Standing.Trusted, true)]
    [InlineData(Standing.Moderator, Standing.Newcomer, Standing.Trusted, true)]
    [InlineData(Standing.Moderator, Standing.Trusted, Standing.Newcomer, true)]
    [InlineData(Standing.Moderator, Standing.Trusted, Standing.Moderator, false)]
    [InlineData(Standing.Moderator, Standing.Moderator, Standing.Newcomer, false)]
    [InlineData(Standing.Moderator, Standing.Admin, Standing.Newcomer, false)]
    [InlineData(Standing.Trusted, Standing.Newcomer, Standing.Member, false)]
    [InlineData(Standing.Newcomer, Standing.Newcomer, Standing.Admin, false)]
    public void Objection_FollowsTheStandings(Standing appointer, Standing from, Standing to, bool isAllowed) =>
        Assert.Equal(isAllowed, new Appointment(One, appointer, Other, from, to).Objection is null);

    [Theory]
    [InlineData(Standing.Admin, Standing.Newcomer)]
    [InlineData(Standing.Moderator, Standing.Admin)]
    public void Objection_OneselfWhateverTheStanding_IsRefused(Standing standing, Standing to) =>
        Assert.Equal("Nobody changes their own standing: ask another admin.", new Appointment(One, standing, One, standing, to).Objection);
}
