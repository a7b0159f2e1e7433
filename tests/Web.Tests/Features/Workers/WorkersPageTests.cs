using System.Net;
using System.Net.Http.Json;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Toys.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Workers;

public sealed class WorkersPageTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.ClearQueueAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Page_WorkerThatDidARun_ShowsWhatItDidAndThatItWasChecked()
    {
        var worker = await site.WorkerAsync("a diligent machine");
        await RunAsync(worker, "second-moment", record => record);

        var page = await site.Visitor().ReadAsync("/workers");

        Assert.Matches(@"a diligent machine\s*<span class=""worker-standing"">here, idle</span>", page);
        Assert.Contains("a test CPU; 8 GB for a run; managed", page);
        Assert.Matches(@"</th>\s*<td class=""number"">1</td>\s*<td class=""number"">8</td>\s*<td class=""number"">0</td>\s*<td class=""number"">3</td>", page);
    }

    [Fact]
    public async Task Page_WorkerSetAside_SaysWhyToEverybody()
    {
        var forger = await site.WorkerAsync("a forger");
        await RunAsync(forger, "second-moment", record => record with { Key = new RunKey(7) });

        Assert.Matches("a forger\\s*<span class=\"worker-standing\">set aside: Run [0-9a-f]{32}: the record was drawn from key", await site.Visitor().ReadAsync("/workers"));
    }

    [Fact]
    public async Task Tokens_ModeratorMakesOne_ItLetsAMachineInUntilItIsTakenBack()
    {
        var moderator = await site.PersonAsync(Standing.Moderator);
        using var made = await moderator.FillInAsync("/workers/tokens", "/workers/tokens", ("act", "add"), ("name", "physics cluster"));
        var token = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(), "lmw_[A-Za-z0-9_-]+").Value;
        Assert.True(Domain.Workers.WorkerToken.TryParse(token, null, out var parsed));
        var register = site.Services.GetRequiredService<WorkerRegister>();
        var worker = await register.FindAsync(parsed, default);
        Assert.Equal("physics cluster", worker?.Name);
        Assert.DoesNotContain(token, await moderator.ReadAsync("/workers/tokens"));

        using var revoked = await moderator.FillInAsync("/workers/tokens", "/workers/tokens", ("act", "revoke"), ("worker", worker!.Id.ToString()));

        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.NotNull((await register.FindAsync(parsed, default))?.RevokedAt);
    }

    [Fact]
    public async Task Tokens_ModeratorHasLooked_TheWorkerGetsWorkAgain()
    {
        var forger = await site.WorkerAsync("one that was mended");
        await RunAsync(forger, "second-moment", record => record with { Key = new RunKey(7) });
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var answer = await moderator.FillInAsync("/workers/tokens", "/workers/tokens", ("act", "reinstate"), ("worker", forger.Worker.Id.ToString()));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.NotNull(await forger.LeaseAsync());
    }

    [Theory]
    [InlineData("add", "name", "", "1 to 60 characters")]
    [InlineData("revoke", "worker", "nobody", "No worker is called nobody")]
    [InlineData("dance", "name", "x", "Use one of the buttons below.")]
    public async Task Tokens_WishThatCannotBe_SaysWhy(string act, string field, string value, string sentence)
    {
        var moderator = await site.PersonAsync(Standing.Moderator);
        using var answer = await moderator.FillInAsync("/workers/tokens", "/workers/tokens", ("act", act), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Tokens_Member_IsNotLetIn()
    {
        var member = await site.PersonAsync(Standing.Trusted);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync("/workers/tokens")).StatusCode);
    }

    private async Task RunAsync(WorkerConnection worker, string toy, Func<RunRecord, RunRecord> change)
    {
        using var submitted = await site.Reader().PostAsJsonAsync("/api/runs", new { toy });
        submitted.EnsureSuccessStatusCode();
        var leased = await worker.LeaseAsync();
        using var completed = await worker.CompleteAsync(leased, change(WorkerConnection.Measure(leased)));
    }
}
