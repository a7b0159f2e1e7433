using LearningMechanics.Testing;
using LearningMechanics.Web.Features.Accounts.Commands;
using Microsoft.Extensions.Configuration;

namespace LearningMechanics.Web.Tests.Features.Accounts.Commands;

/// <summary>A site that nobody has an account at yet, and that does not run.</summary>
public sealed class FirstAccountTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("lm-keeper-").FullName;

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Add_First_IsAdminAndTheNextIsNot()
    {
        Assert.StartsWith("There is no account yet", await TypeAsync("list"), StringComparison.Ordinal);

        Assert.StartsWith("keeper-1 has an account, the first, and is admin.", await TypeAsync("add", "--handle", "keeper-1", "--email", "one@example.org"), StringComparison.Ordinal);
        Assert.StartsWith("keeper-2 has an account and is newcomer.", await TypeAsync("add", "--handle", "keeper-2", "--email", "two@example.org"), StringComparison.Ordinal);
        Assert.StartsWith("keeper-3 has an account and is moderator.", await TypeAsync("add", "--handle", "keeper-3", "--email", "three@example.org", "--standing", "moderator"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_LinkOfASiteWithAnAddress_BeginsWithIt()
    {
        var said = await TypeAsync("add", "--handle", "keeper-1", "--email", "one@example.org");

        Assert.StartsWith("https://theory.example.org/account/reset?person=", said.Split('\n')[1], StringComparison.Ordinal);
    }

    private async Task<string> TypeAsync(params string[] words)
    {
        var environment = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:LearningMechanics"] = database.ConnectionString,
            ["LM_DATA"] = folder,
            ["LM_URL"] = "https://theory.example.org",
        }).Build();
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var status = await UserCommand.RunAsync(["user", .. words], environment, output, error, default);
        Assert.Equal((0, ""), (status, error.ToString()));
        return output.ToString();
    }
}
