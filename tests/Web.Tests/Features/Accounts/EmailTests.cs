using System.Net;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed partial class EmailTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Change_OnceTheNewAddressHasAnswered_IsInForceAndToldToTheOldOne()
    {
        var person = await site.PersonAsync();
        using var asked = await AskAsync(person, "moved@example.org");
        Assert.Equal("/account/check-mail", asked.Headers.Location?.OriginalString);
        Assert.Contains(person.Email, await person.ReadAsync("/account/email"));

        var link = LinkIn(await site.MailToAsync("moved@example.org"));
        using var confirmed = await person.FillInAsync(link, "/account/email/confirm");

        Assert.Equal("/account?done=email", confirmed.Headers.Location?.OriginalString);
        Assert.Contains("moved@example.org", await person.ReadAsync("/account/email"));
        Assert.Contains("is from now on written to at moved@example.org", await site.MailToAsync(person.Email));
    }

    [Fact]
    public async Task Change_LinkOpenedByAnother_ChangesNothing()
    {
        var person = await site.PersonAsync();
        var other = await site.PersonAsync();
        using var asked = await AskAsync(person, "mine@example.org");
        var link = LinkIn(await site.MailToAsync("mine@example.org"));

        using var refused = await other.FillInAsync(link, "/account/email/confirm");

        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        Assert.Contains(other.Email, await other.ReadAsync("/account/email"));
    }

    [Fact]
    public async Task Change_LinkWithAnotherAddressInIt_ChangesNothing()
    {
        var person = await site.PersonAsync();
        using var asked = await AskAsync(person, "asked@example.org");
        var link = LinkIn(await site.MailToAsync("asked@example.org")).Replace("asked", "forged", StringComparison.Ordinal);

        using var refused = await person.FillInAsync(link, "/account/email/confirm");

        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        Assert.Contains(person.Email, await person.ReadAsync("/account/email"));
    }

    [Fact]
    public async Task Change_ToTheAddressOfAnother_IsToldByMailAlone()
    {
        var person = await site.PersonAsync();
        var other = await site.PersonAsync();

        using var asked = await AskAsync(person, other.Email);

        Assert.Equal("/account/check-mail", asked.Headers.Location?.OriginalString);
        Assert.Contains("another account has this address", await site.MailToAsync(other.Email));
    }

    [Fact]
    public async Task Change_WithoutThePassword_WritesNoMail()
    {
        var person = await site.PersonAsync();

        using var refused = await person.FillInAsync("/account/email", "/account/email", ("email", "stolen@example.org"), ("password", "not the password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(await site.MailsToAsync("stolen@example.org"));
    }

    private static Task<HttpResponseMessage> AskAsync(PersonBrowser person, string email) =>
        person.FillInAsync("/account/email", "/account/email", ("email", email), ("password", PersonBrowser.Password));

    private static string LinkIn(string mail) => new Uri(Link().Match(mail).Value).PathAndQuery;

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
