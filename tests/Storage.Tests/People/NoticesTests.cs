using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Testing;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Tests.People;

public sealed class NoticesTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Add_IsThereWithTheCallersChangeAndNotWithoutIt()
    {
        var account = Account.Open(Handle.Parse("ada-l"), "Ada", "ada@example.org", clock);
        await using (var db = database.CreateDbContext())
        {
            db.Users.Add(account);
            Notices.Add(db, account.Id, "Your run has ended.", "/runs/1", clock);
            await db.SaveChangesAsync();
        }

        await using (var db = database.CreateDbContext())
            Notices.Add(db, account.Id, "Never saved.", "", clock);

        await using var reading = database.CreateDbContext();
        var notice = await reading.Notices.SingleAsync();
        Assert.Equal("Your run has ended.", notice.Text);
        Assert.Equal(clock.GetUtcNow(), notice.CreatedAt);
        Assert.Null(notice.ReadAt);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Add_LinkThatLeavesTheSite_IsRefused(string link)
    {
        await using var db = database.CreateDbContext();
        Assert.Throws<ArgumentException>(() => Notices.Add(db, PersonId.New(clock), "Look.", link, clock));
    }
}
