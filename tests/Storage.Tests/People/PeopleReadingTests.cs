using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Storage.Tests.People;

public sealed class PeopleReadingTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();

    private PeopleReading People => new(database, clock);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Find_AfterAnAppointment_KnowsTheNewStanding()
    {
        var account = await OpenAsync();
        Assert.Equal(Standing.Newcomer, (await People.FindAsync(account.Id, default))?.Standing);

        await using var db = database.CreateDbContext();
        (await db.Users.SingleAsync()).Appoint(Standing.Trusted);
        await db.SaveChangesAsync();

        Assert.Equal(Standing.Trusted, (await People.FindAsync(account.Id, default))?.Standing);
        Assert.Null(await People.FindAsync(PersonId.New(clock), default));
    }

    [Fact]
    public async Task Find_ByToken_KnowsItsScopesUntilItIsRevoked()
    {
        var account = await OpenAsync();
        var token = await GrantAsync(account, TokenScope.RunsWrite, TokenScope.ResultsRead);

        var bearer = await People.FindAsync(token, default);

        Assert.Equal(account.Id, bearer?.Person.Id);
        Assert.Equal([TokenScope.ResultsRead, TokenScope.RunsWrite], bearer?.Scopes);
        Assert.Null(await People.FindAsync(ApiToken.Draw(), default));

        await using var db = database.CreateDbContext();
        (await db.ApiTokens.SingleAsync()).Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Null(await People.FindAsync(token, default));
    }

    [Fact]
    public async Task Find_ByToken_NotesTheUseOnceInAWhile()
    {
        var token = await GrantAsync(await OpenAsync(), TokenScope.RunsWrite);
        var first = clock.GetUtcNow();

        await People.FindAsync(token, default);
        clock.Advance(TokenGrant.UsePrecision / 2);
        await People.FindAsync(token, default);
        Assert.Equal(first, await UsedAtAsync());

        clock.Advance(TokenGrant.UsePrecision / 2);
        await People.FindAsync(token, default);
        Assert.Equal(clock.GetUtcNow(), await UsedAtAsync());
    }

    [Fact]
    public async Task Token_InTheDatabase_IsOnlyAHash()
    {
        var token = await GrantAsync(await OpenAsync(), TokenScope.RunsWrite);

        await using var command = database.Source.CreateCommand("SELECT count(*) FROM api_tokens WHERE api_tokens::text LIKE '%' || $1 || '%'");
        command.Parameters.Add(new NpgsqlParameter { Value = token.Reveal()[3..] });
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    private async Task<DateTimeOffset?> UsedAtAsync()
    {
        await using var db = database.CreateDbContext();
        return await db.ApiTokens.Select(grant => grant.UsedAt).SingleAsync();
    }

    private async Task<Account> OpenAsync()
    {
        await using var db = database.CreateDbContext();
        var account = Account.Open(Handle.Parse("ada-l"), "Ada", "ada@example.org", clock);
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account;
    }

    private async Task<ApiToken> GrantAsync(Account account, params TokenScope[] scopes)
    {
        await using var db = database.CreateDbContext();
        var token = ApiToken.Draw();
        db.ApiTokens.Add(TokenGrant.Of(account.Id, "a script", token, scopes, clock));
        await db.SaveChangesAsync();
        return token;
    }
}
