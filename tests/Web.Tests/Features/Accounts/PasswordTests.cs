using System.Net;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed partial class PasswordTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Other = "other unrelated words";

    [Fact]
    public async Task Forgot_ByMail_SetsANewPasswordAndEndsEverySession()
    {
        var person = await site.PersonAsync();
        using var asked = await site.Visitor().FillInAsync("/account/forgot", "/account/forgot", ("email", person.Email));
        Assert.Equal("/account/check-mail", asked.Headers.Location?.OriginalString);
        var link = LinkIn(await site.MailToAsync(person.Email));

        using var set = await site.Visitor().FillInAsync(link, "/account/reset", ("password", Other));

        Assert.Equal("/account/sign-in?done=password", set.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(person, PersonBrowser.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(person, Other)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/account")).StatusCode);
        Assert.Contains("was changed, and every other device was signed out", await site.MailToAsync(person.Email));
    }

    [Fact]
    public async Task Forgot_Link_WorksOnce()
    {
        var person = await site.PersonAsync();
        using var asked = await site.Visitor().FillInAsync("/account/forgot", "/account/forgot", ("email", person.Email));
        var link = LinkIn(await site.MailToAsync(person.Email));
        using var set = await site.Visitor().FillInAsync(link, "/account/reset", ("password", Other));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);

        using var again = await site.Visitor().OpenAsync(link);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Forgot_WeakPassword_IsRefusedAndTheLinkStaysGood()
    {
        var person = await site.PersonAsync();
        using var asked = await site.Visitor().FillInAsync("/account/forgot", "/account/forgot", ("email", person.Email));
        var link = LinkIn(await site.MailToAsync(person.Email));

        using var weak = await site.Visitor().FillInAsync(link, "/account/reset", ("password", "password123"));
        using var good = await site.Visitor().FillInAsync(link, "/account/reset", ("password", Other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
    }

    [Fact]
    public async Task Forgot_AddressWithoutAccount_IsAnsweredAlikeAndToldByMail()
    {
        using var asked = await site.Visitor().FillInAsync("/account/forgot", "/account/forgot", ("email", "nobody-here@example.org"));

        Assert.Equal("/account/check-mail", asked.Headers.Location?.OriginalString);
        Assert.Contains("No account has this address", await site.MailToAsync("nobody-here@example.org"));
    }

    [Theory]
    [InlineData("?person=&token=")]
    [InlineData("?person=0123&token=x")]
    [InlineData("?person=01a2008f958a78218abdce6e548f1dff&token=x")]
    public async Task Reset_LinkMadeUp_HasEnded(string query)
    {
        using var page = await site.Visitor().OpenAsync("/account/reset" + query);

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
    }

    [Fact]
    public async Task Change_SignsOutEveryOtherDeviceAndNotThisOne()
    {
        var person = await site.PersonAsync();
        var elsewhere = site.Visitor();
        using var entered = await elsewhere.FillInAsync("/account/sign-in", "/account/sign-in", ("email", person.Email), ("password", PersonBrowser.Password));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.OpenAsync("/account")).StatusCode);

        using var changed = await person.FillInAsync("/account/password", "/account/password", ("current", PersonBrowser.Password), ("new", Other));

        Assert.Equal("/account?done=password", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.OpenAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Change_WithoutTheCurrentPassword_ChangesNothing()
    {
        var person = await site.PersonAsync();

        using var refused = await person.FillInAsync("/account/password", "/account/password", ("current", "not the password"), ("new", Other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("This is not your password now.", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(person, PersonBrowser.Password)).StatusCode);
    }

    private Task<HttpResponseMessage> SignInAsync(PersonBrowser person, string password) =>
        site.Visitor().FillInAsync("/account/sign-in", "/account/sign-in", ("email", person.Email), ("password", password));

    private static string LinkIn(string mail) => new Uri(Link().Match(mail).Value).PathAndQuery;

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
