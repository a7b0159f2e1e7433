using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using Npgsql;

namespace LearningMechanics.Storage.Tests.Workers;

public sealed class WorkerRegisterTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();

    private WorkerRegister Register => new(database, clock);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Find_ByToken_FindsItsWorkerAndNoOther()
    {
        var token = WorkerToken.Draw();
        var worker = await Register.RegisterAsync("one", token, default);
        await Register.RegisterAsync("two", WorkerToken.Draw(), default);

        Assert.Equal(worker.Id, (await Register.FindAsync(token, default))?.Id);
        Assert.Null(await Register.FindAsync(WorkerToken.Draw(), default));
    }

    [Fact]
    public async Task Token_InTheDatabase_IsOnlyAHash()
    {
        var token = WorkerToken.Draw();
        await Register.RegisterAsync("one", token, default);

        await using var command = database.Source.CreateCommand("SELECT count(*) FROM workers WHERE workers::text LIKE '%' || $1 || '%'");
        command.Parameters.Add(new NpgsqlParameter { Value = token.Reveal()[4..] });
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task CountAlive_WorkerFallsSilent_NoLongerCountsIt()
    {
        var worker = await Register.RegisterAsync("one", WorkerToken.Draw(), default);
        Assert.Equal(0, await Register.CountAliveAsync(default));

        await Register.SawAsync(worker, new LeaseRequest { Device = "a CPU", Engine = "managed 0.1.0", MemoryBytes = 1 << 30 }, default);
        Assert.Equal(1, await Register.CountAliveAsync(default));

        clock.Advance(Worker.AwayAfter);
        Assert.Equal(0, await Register.CountAliveAsync(default));
    }

    [Fact]
    public async Task Revoke_TokenIsFoundRevoked()
    {
        var token = WorkerToken.Draw();
        var worker = await Register.RegisterAsync("one", token, default);

        Assert.True(await Register.RevokeAsync(worker.Id, default));

        Assert.NotNull((await Register.FindAsync(token, default))?.RevokedAt);
        Assert.False(await Register.RevokeAsync(WorkerId.New(clock), default));
    }
}
