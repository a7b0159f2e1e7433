using System.Net;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed partial class RegistrationTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Registration_ByMail_OpensAnAccountSignedInAndGoesOn()
    {
        var browser = site.Visitor();
        using var asked = await browser.FillInAsync("/account/register?next=/toys/decay", "/account/register", ("email", "ada@example.org"));
        Assert.Equal("/account/check-mail", asked.Headers.Location?.OriginalString);

        var link = LinkIn(await site.MailToAsync("ada@example.org"));
        using var confirmed = await ConfirmAsync(browser, link, ("handle", "ada-l"));

        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        Assert.Equal("/toys/decay", confirmed.Headers.Location?.OriginalString);
        Assert.Contains("ada-l, newcomer", await browser.ReadAsync("/account"));
        Assert.Contains("<h1>Ada Lovelace</h1>", await site.Visitor().ReadAsync("/people/ada-l"));
    }

    [Fact]
    public async Task Registration_AddressWithAnAccount_IsToldByMailAlone()
    {
        var person = await site.PersonAsync();

        using var known = await site.Visitor().FillInAsync("/account/register", "/account/register", ("email", person.Email));
        using var unknown = await site.Visitor().FillInAsync("/account/register", "/account/register", ("email", "somebody@example.org"));

        Assert.Equal(unknown.StatusCode, known.StatusCode);
        Assert.Equal(unknown.Headers.Location, known.Headers.Location);
        Assert.Contains("There is one already", await site.MailToAsync(person.Email));
        Assert.Contains("/account/confirm?token=", await site.MailToAsync("somebody@example.org"));
    }

    [Fact]
    public async Task Link_FollowedTwice_HasEnded()
    {
        var browser = site.Visitor();
        var link = await InviteAsync("twice@example.org");
        using var first = await ConfirmAsync(browser, link, ("handle", "twice"));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);

        using var page = await site.Visitor().OpenAsync(link);

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This link has ended", await page.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8")]
    [InlineData("../../etc/passwd")]
    public async Task Link_MadeUp_HasEnded(string token)
    {
        using var page = await site.Visitor().OpenAsync("/account/confirm?token=" + Uri.EscapeDataString(token));

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
    }

    [Theory]
    [InlineData("handle", "admin", "kept for the site itself")]
    [InlineData("handle", "<b>", "3 to 30 lower-case letters")]
    [InlineData("password", "short", "at least 10 characters")]
    [InlineData("password", "password123", "first that anyone would try")]
    [InlineData("password", "Ada Lovelace!", "your own name")]
    [InlineData("name", " \u202e\u200b ", "Write the name")]
    public async Task Confirm_FieldThatDoesNotFit_SaysSoAndKeepsTheOthers(string field, string value, string sentence)
    {
        var link = await InviteAsync($"{Guid.NewGuid():N}@example.org");

        using var answer = await ConfirmAsync(site.Visitor(), link, ("handle", "fits"), ("affiliation", "A. & B. <Institute>"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(sentence, WebUtility.HtmlDecode(page));
        Assert.Contains("A. & B. <Institute>", WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("<Institute>", page);
        Assert.DoesNotContain("four unrelated", page);
        Assert.Matches($"name=\"{field}\"[^>]*aria-invalid=\"true\"", page);
    }

    [Fact]
    public async Task Confirm_HandleOfAnother_IsTaken()
    {
        var person = await site.PersonAsync();

        using var answer = await ConfirmAsync(site.Visitor(), await InviteAsync("late@example.org"), ("handle", person.Handle.Value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("is taken: choose another", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Confirm_NameOfMarkupAndControls_IsShownAsText()
    {
        using var answer = await ConfirmAsync(
            site.Visitor(), await InviteAsync("markup@example.org"), ("handle", "markup"), ("name", "<img src=x onerror=alert(1)>\u0007\u202eeve"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        var page = await site.Visitor().ReadAsync("/people/markup");

        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain('\u202e', page);
        Assert.Contains("<h1>&lt;img src=x onerror=alert(1)&gt;eve</h1>", page);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org\r\nBcc: eve@example.org")]
    public async Task Register_WhatIsNoAddress_IsRefused(string email)
    {
        using var answer = await site.Visitor().FillInAsync("/account/register", "/account/register", ("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Write a mail address", await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> InviteAsync(string email)
    {
        using var asked = await site.Visitor().FillInAsync("/account/register", "/account/register", ("email", email));
        return LinkIn(await site.MailToAsync(email));
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(PersonBrowser browser, string link, params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] usual = [("name", "Ada Lovelace"), ("affiliation", ""), ("password", "four unrelated words")];
        // What is typed later goes over what was there.
        var fields = usual.Concat(typed).GroupBy(field => field.Name).Select(group => group.Last());
        return await browser.FillInAsync(link, "/account/confirm", [.. fields]);
    }

    private string LinkIn(string mail)
    {
        var link = Link().Match(mail).Value;
        Assert.StartsWith(site.Address.ToString(), link, StringComparison.Ordinal);
        return new Uri(link).PathAndQuery;
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
