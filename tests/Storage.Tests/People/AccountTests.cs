using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Testing;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Tests.People;

public sealed class AccountTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Account_ReadsBackWhole()
    {
        var account = Open("ada-l", "ada@example.org");
        account.Appoint(Standing.Moderator);
        account.Suspend(DateTimeOffset.MaxValue, "for a test");
        await SaveAsync(account);

        await using var db = database.CreateDbContext();
        var read = await db.Users.SingleAsync(other => other.Handle == Handle.Parse("ada-l", null));

        Assert.Equal(account.Id, read.Id);
        Assert.Equal("ada-l", read.UserName);
        Assert.Equal(Standing.Moderator, read.Standing);
        Assert.Equal(DateTimeOffset.MaxValue, read.SuspendedUntil);
        Assert.True(read.IsSuspended(clock.GetUtcNow()));
        read.Restore();
        Assert.False(read.IsSuspended(clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("ada-l", "other@example.org")]
    [InlineData("other", "ada@example.org")]
    public async Task Account_SecondOfAHandleOrAnAddress_IsRefusedByTheDatabaseItself(string handle, string email)
    {
        await SaveAsync(Open("ada-l", "ada@example.org"));

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(Open(handle, email)));
    }

    [Fact]
    public void Suspension_OfAWhile_Ends()
    {
        var account = Open("ada-l", "ada@example.org");
        account.Suspend(clock.GetUtcNow().AddDays(1), "for a test");

        Assert.True(account.IsSuspended(clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(account.IsSuspended(clock.GetUtcNow()));
    }

    [Fact]
    public void UserName_SetByAnybody_IsRefused() => Assert.Throws<NotSupportedException>(() => Open("ada-l", "ada@example.org").UserName = "eve");

    private Account Open(string handle, string email)
    {
        var account = Account.Open(Handle.Parse(handle), "Ada", email, clock);
        account.NormalizedEmail = email.ToUpperInvariant();
        account.NormalizedUserName = handle.ToUpperInvariant();
        return account;
    }

    private async Task SaveAsync(Account account)
    {
        await using var db = database.CreateDbContext();
        db.Users.Add(account);
        await db.SaveChangesAsync();
    }
}
