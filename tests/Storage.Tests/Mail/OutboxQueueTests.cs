using LearningMechanics.Storage.Mail;
using LearningMechanics.Testing;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Tests.Mail;

public sealed class OutboxQueueTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();
    private readonly List<string> sent = [];

    private OutboxQueue Queue => new(database, clock);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Take_MailsInOrder_EachLeavesTheOutbox()
    {
        await AddAsync("first", "second");

        Assert.IsType<OutboxOutcome.Sent>(await Queue.TakeAsync(SendAsync, default));
        Assert.IsType<OutboxOutcome.Sent>(await Queue.TakeAsync(SendAsync, default));
        Assert.IsType<OutboxOutcome.Empty>(await Queue.TakeAsync(SendAsync, default));

        Assert.Equal(["first", "second"], sent);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Take_MailThatIsRefused_IsTriedAgainLaterAndOthersGoBefore()
    {
        await AddAsync("refused", "other");

        var failed = Assert.IsType<OutboxOutcome.Failed>(await Queue.TakeAsync(RefuseAsync, default));
        Assert.Equal("the server is away", failed.Reason);
        Assert.False(failed.IsGivenUp);
        Assert.IsType<OutboxOutcome.Sent>(await Queue.TakeAsync(SendAsync, default));
        Assert.IsType<OutboxOutcome.Empty>(await Queue.TakeAsync(SendAsync, default));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<OutboxOutcome.Sent>(await Queue.TakeAsync(SendAsync, default));
        Assert.Equal(["other", "refused"], sent);
    }

    [Fact]
    public async Task Take_MailThatNobodyEverTakes_IsGivenUpWithinDaysAndKept()
    {
        await AddAsync("refused");
        var began = clock.GetUtcNow();
        OutboxOutcome outcome;
        while ((outcome = await Queue.TakeAsync(RefuseAsync, default)) is not OutboxOutcome.Failed { IsGivenUp: true })
            clock.Advance(TimeSpan.FromMinutes(30));

        Assert.InRange((clock.GetUtcNow() - began).TotalDays, 1, 3);
        clock.Advance(TimeSpan.FromDays(30));
        Assert.IsType<OutboxOutcome.Empty>(await Queue.TakeAsync(SendAsync, default));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Take_WhileAnotherSenderHoldsAMail_LeavesItAlone()
    {
        await AddAsync("only");

        await Queue.TakeAsync(async (message, stop) =>
        {
            Assert.IsType<OutboxOutcome.Empty>(await Queue.TakeAsync(SendAsync, stop));
            await SendAsync(message, stop);
        }, default);

        Assert.Equal(["only"], sent);
    }

    [Fact]
    public async Task Take_SenderDiesOverAMail_MailStays()
    {
        await AddAsync("only");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Queue.TakeAsync((_, _) => throw new InvalidOperationException("power cut"), default));

        Assert.IsType<OutboxOutcome.Sent>(await Queue.TakeAsync(SendAsync, default));
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: eve@example.org", "Hello")]
    [InlineData("ada@example.org", "Hello\nBcc: eve@example.org")]
    public async Task Add_AddressOrSubjectOfSeveralLines_IsRefused(string address, string subject)
    {
        await using var db = database.CreateDbContext();
        Assert.Throws<ArgumentException>(() => Outbox.Add(db, address, subject, "text"));
    }

    private Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        sent.Add(message.Subject);
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        throw new MailRefusedException("the server is away");

    private async Task AddAsync(params string[] subjects)
    {
        await using var db = database.CreateDbContext();
        foreach (var subject in subjects)
        {
            Outbox.Add(db, "ada@example.org", subject, "text");
            await db.SaveChangesAsync();
        }
    }

    private async Task<int> CountAsync()
    {
        await using var db = database.CreateDbContext();
        return await db.Outbox.CountAsync();
    }
}
