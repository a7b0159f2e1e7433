using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Web.Features.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Workers;

/// <summary>Typed beside a running site, as its keeper does.</summary>
public sealed class WorkerTokenCommandTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Add_PrintsATokenThatLetsAMachineIn_AndRevokeTakesItBack()
    {
        var (status, said, _) = await TypeAsync("add", "physics cluster 3");
        Assert.Equal(0, status);
        var token = WorkerToken.Parse(said.Split('\n').Single(line => line.StartsWith("lmw_", StringComparison.Ordinal)));
        var register = site.Services.GetRequiredService<WorkerRegister>();
        var worker = await register.FindAsync(token, default);
        Assert.Equal("physics cluster 3", worker?.Name);

        var listed = (await TypeAsync("list")).Output;
        Assert.Matches($"(?m)^{worker!.Id} physics cluster 3 +has not come yet$", listed);
        Assert.DoesNotContain(token.Reveal(), listed);

        Assert.Equal(0, (await TypeAsync("revoke", worker.Id.ToString())).Status);
        Assert.Matches($"(?m)^{worker.Id} physics cluster 3 +its token was taken back$", (await TypeAsync("list")).Output);
    }

    [Fact]
    public async Task Reinstate_WorkerSetAside_GetsWorkAgain()
    {
        var register = site.Services.GetRequiredService<WorkerRegister>();
        var worker = await register.RegisterAsync("strange", WorkerToken.Draw(), default);
        await register.SetAsideAsync(worker.Id, "It was strange.", default);
        Assert.Contains("set aside: It was strange.", (await TypeAsync("list")).Output);

        Assert.Equal("It gets work again.\n", (await TypeAsync("reinstate", worker.Id.ToString())).Output);
        Assert.DoesNotContain("It was strange.", (await TypeAsync("list")).Output);
    }

    [Theory]
    [InlineData(1, "No worker is called 0123: `lm worker-token list` shows their identifiers.", "revoke", "0123")]
    [InlineData(1, "A worker's name has 1 to 60 characters; this has 0.", "add", " ")]
    [InlineData(2, "Type `lm worker-token --help` to see what it takes.", "dance")]
    public async Task Wish_ThatCannotBe_SaysWhy(int status, string sentence, params string[] typed)
    {
        var answer = await TypeAsync(typed);
        Assert.Equal(status, answer.Status);
        Assert.Contains(sentence, answer.Error);
    }

    private async Task<(int Status, string Output, string Error)> TypeAsync(params string[] typed)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await WorkerTokenCommand.RunAsync(["worker-token", .. typed], site.Environment, output, error, default);
        return (status, output.ToString(), error.ToString());
    }
}
