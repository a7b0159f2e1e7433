using System.Diagnostics;
using System.Net;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed class SignInTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Form_RightPassword_GoesOnToWhereOneCameFrom()
    {
        var person = await site.PersonAsync();
        var browser = site.Visitor();

        using var answer = await browser.FillInAsync(
            "/account/sign-in?next=/toys/decay", "/account/sign-in", ("email", person.Email), ("password", PersonBrowser.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/toys/decay", answer.Headers.Location?.OriginalString);
        Assert.Contains($"{person.Handle}, newcomer", await browser.ReadAsync("/account"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/account/sign-out")]
    public async Task Form_NextThatIsNoPageOfOurs_GoesToTheAccount(string next)
    {
        var person = await site.PersonAsync();

        using var answer = await site.Visitor().FillInAsync(
            "/account/sign-in?next=" + Uri.EscapeDataString(next), "/account/sign-in", ("email", person.Email), ("password", PersonBrowser.Password));

        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_WrongPasswordAndUnknownAddress_AreAnsweredAlike()
    {
        var person = await site.PersonAsync();

        var wrong = await TryAsync(person.Email);
        var unknown = await TryAsync("nobody@example.org");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Page.Replace(person.Email, "…", StringComparison.Ordinal), unknown.Page.Replace("nobody@example.org", "…", StringComparison.Ordinal));
        Assert.Contains("do not go together", wrong.Page);
        Assert.True(wrong.Took >= TimeSpan.FromMilliseconds(390) && unknown.Took >= TimeSpan.FromMilliseconds(390), $"{wrong.Took} and {unknown.Took}");
    }

    [Fact]
    public async Task Form_Refused_KeepsTheAddressAndNotThePassword()
    {
        using var answer = await site.Visitor().FillInAsync(
            "/account/sign-in", "/account/sign-in", ("email", "ada@example.org"), ("password", "something secret"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"ada@example.org\"", page);
        Assert.DoesNotContain("something secret", page);
    }

    [Fact]
    public async Task SignOut_LeavesNoWayBack()
    {
        var person = await site.PersonAsync(Standing.Member);

        using var answer = await person.FillInAsync("/account", "/account/sign-out");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var page = await person.OpenAsync("/account");
        Assert.Equal("/account/sign-in?next=%2Faccount", page.Headers.Location?.OriginalString);
    }

    private async Task<(HttpStatusCode Status, string Page, TimeSpan Took)> TryAsync(string email)
    {
        var browser = site.Visitor();
        var began = Stopwatch.GetTimestamp();
        using var answer = await browser.FillInAsync("/account/sign-in", "/account/sign-in", ("email", email), ("password", "not the password"));
        var took = Stopwatch.GetElapsedTime(began);
        var page = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, System.Text.RegularExpressions.Regex.Replace(page, "(?<=__RequestVerificationToken\" value=\")[^\"]*", ""), took);
    }
}
