using System.Net;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Accounts.Commands;

namespace LearningMechanics.Web.Tests.Features.Accounts.Commands;

/// <summary>Typed beside a running site, as its keeper does.</summary>
public sealed class UserCommandTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Add_PrintsALinkThatSetsAPassword()
    {
        var (status, said, _) = await TypeAsync("add", "--handle", "keeper-1", "--email", "keeper@example.org", "--name", "The Keeper");

        Assert.Equal(0, status);
        var link = new Uri(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).PathAndQuery;
        using var set = await site.Visitor().FillInAsync(link, "/account/reset", ("password", "a few unrelated words"));
        Assert.Equal("/account/sign-in?done=password", set.Headers.Location?.OriginalString);

        var browser = site.Visitor();
        using var entered = await browser.FillInAsync("/account/sign-in", "/account/sign-in", ("email", "keeper@example.org"), ("password", "a few unrelated words"));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Contains("keeper-1, ", await browser.ReadAsync("/account"));
    }

    [Fact]
    public async Task Appoint_TakesEffectWithTheNextRequest()
    {
        var person = await site.PersonAsync();

        var (status, said, _) = await TypeAsync("appoint", person.Handle.Value, "moderator");

        Assert.Equal(0, status);
        Assert.Equal($"{person.Handle} was newcomer and is moderator now.\n", said);
        Assert.Contains($"{person.Handle}, moderator", await person.ReadAsync("/account"));
        Assert.Matches($"(?m)^{person.Handle} +moderator +2026-03-01 {person.Email}$", (await TypeAsync("list")).Output);
    }

    [Fact]
    public async Task Suspend_AndRestore_TakeEffectWithTheNextRequest()
    {
        var person = await site.PersonAsync();

        var suspended = await TypeAsync("suspend", person.Handle.Value, "--reason", "for a test");
        Assert.Equal($"{person.Handle} is suspended for good.\n", suspended.Output);
        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/account")).StatusCode);

        Assert.Equal(0, (await TypeAsync("restore", person.Handle.Value)).Status);
        var browser = site.Visitor();
        using var entered = await browser.FillInAsync("/account/sign-in", "/account/sign-in", ("email", person.Email), ("password", PersonBrowser.Password));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    [Theory]
    [InlineData(1, "Nobody has the handle nobody-here", "appoint", "nobody-here", "admin")]
    [InlineData(1, "The handle admin is kept for the site itself", "add", "--handle", "admin", "--email", "a@example.org")]
    [InlineData(1, "Write a mail address", "add", "--handle", "somebody", "--email", "example.org")]
    [InlineData(1, "--days 0: must be in 1…36500", "suspend", "nobody-here", "--days", "0", "--reason", "x")]
    [InlineData(2, "lm user:", "appoint", "nobody-here", "emperor")]
    [InlineData(2, "lm user:", "add", "--handle", "somebody")]
    [InlineData(2, "lm user:", "frobnicate")]
    public async Task Wish_ThatCannotBe_SaysWhy(int status, string sentence, params string[] words)
    {
        var (answered, _, error) = await TypeAsync(words);

        Assert.Equal(status, answered);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appoint_TheOnlyAdmin_IsRefused()
    {
        var person = await site.PersonAsync(Standing.Admin);
        var admins = (await TypeAsync("list")).Output.Split('\n').Where(line => line.Contains(" admin ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);
        foreach (var other in admins.Where(handle => handle != person.Handle.Value))
            Assert.Equal(0, (await TypeAsync("appoint", other, "member")).Status);

        var (status, _, error) = await TypeAsync("appoint", person.Handle.Value, "member");

        Assert.Equal(1, status);
        Assert.Equal($"{person.Handle} is the only admin: appoint another first.\n", error);
    }

    private async Task<(int Status, string Output, string Error)> TypeAsync(params string[] words)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var status = await UserCommand.RunAsync(["user", .. words], site.Environment, output, error, default);
        return (status, output.ToString(), error.ToString());
    }
}
