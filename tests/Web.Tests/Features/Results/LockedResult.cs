using System.Net;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Tests.Features.Submit;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Results;

/// <summary>A result that was submitted by its form, and what happens to it then.</summary>
internal sealed class LockedResult
{
    private readonly TestSite site;

    private LockedResult(TestSite site, PersonBrowser author, VersionName name) => (this.site, Author, Name) = (site, author, name);

    public PersonBrowser Author { get; }

    public VersionName Name { get; }

    public string Address => $"/results/{Name}";

    /// <summary>Submits a draft; the author's standing decides whether it waits for a moderator.</summary>
    public static async Task<LockedResult> SubmitAsync(TestSite site, Standing standing = Standing.Trusted, params (string Name, string Value)[] typed)
    {
        var draft = await OpenDraft.BeginAsync(site, standing);
        var names = typed.Select(field => field.Name).ToHashSet();
        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete.Where(field => !names.Contains(field.Name)), .. typed]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return new LockedResult(site, draft.Author, VersionName.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]));
    }

    /// <summary>Submits and lets a worker measure it, look by look, until it is published.</summary>
    public static async Task<LockedResult> PublishAsync(TestSite site, params (string Name, string Value)[] typed)
    {
        await site.ClearQueueAsync();
        var result = await SubmitAsync(site, Standing.Trusted, typed);
        await result.RunAsync(await site.WorkerAsync());
        return result;
    }

    /// <summary>An honest worker takes what waits until nothing of this result does.</summary>
    public async Task RunAsync(WorkerConnection worker)
    {
        while (await IsUnderWayAsync())
        {
            var run = await worker.LeaseAsync();
            using var completed = await worker.CompleteAsync(run, WorkerConnection.Measure(run));
            Assert.True(completed.IsSuccessStatusCode, await completed.Content.ReadAsStringAsync());
        }
    }

    public async Task<ResultView> ViewAsync() =>
        await site.Services.GetRequiredService<ResultReading>().FindAsync(Name.Result, Name.Version, default) ?? throw new InvalidOperationException("It is gone.");

    private async Task<bool> IsUnderWayAsync() => (await ViewAsync()).Runs.Any(run => run.Run.EndedAt is null);
}
