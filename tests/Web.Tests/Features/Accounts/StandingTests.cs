using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Accounts;

/// <summary>What somebody may is what they may at this moment.</summary>
public sealed class StandingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Suspended_NextRequestIsRefusedAndRestoredNextIsTaken()
    {
        var person = await site.PersonAsync();
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/account")).StatusCode);
        var token = await TokenAsync(person, TokenScope.RunsWrite);

        await ChangeAsync(person, account => account.Suspend(DateTimeOffset.MaxValue, "for <b>this</b> test"));

        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token)).StatusCode);
        var browser = site.Visitor();
        using var refused = await browser.FillInAsync("/account/sign-in", "/account/sign-in", ("email", person.Email), ("password", PersonBrowser.Password));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("This account is suspended for good. Reason: for &lt;b&gt;this&lt;/b&gt; test", await refused.Content.ReadAsStringAsync());

        await ChangeAsync(person, account => account.Restore());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(token)).StatusCode);
    }

    [Fact]
    public async Task Demoted_NextRequestKnowsIt()
    {
        var person = await site.PersonAsync(Standing.Moderator);
        Assert.Contains("moderator", await person.ReadAsync("/account"));

        await ChangeAsync(person, account => account.Appoint(Standing.Member));

        Assert.Contains($"{person.Handle}, member", await person.ReadAsync("/account"));
    }

    [Theory]
    [InlineData(Admission.SignedIn, Standing.Newcomer, false, true)]
    [InlineData(Admission.SignedIn, Standing.Newcomer, true, false)]
    [InlineData(Admission.Moderator, Standing.Trusted, false, false)]
    [InlineData(Admission.Moderator, Standing.Moderator, false, true)]
    [InlineData(Admission.Moderator, Standing.Admin, false, true)]
    [InlineData(Admission.Moderator, Standing.Admin, true, false)]
    [InlineData(Admission.Admin, Standing.Moderator, false, false)]
    [InlineData(Admission.Admin, Standing.Admin, false, true)]
    [InlineData("scope runs:write", Standing.Newcomer, false, true)]
    [InlineData("scope runs:write", Standing.Newcomer, true, true)]
    [InlineData("scope results:write", Standing.Admin, true, false)]
    public async Task Policy_LetsInWhomItNames(string policy, Standing standing, bool isProgram, bool isLetIn)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new SignedIn(PersonId.New(site.Clock), Handle.Parse("ada-l"), "Ada", standing) { Scopes = isProgram ? [TokenScope.RunsWrite] : null });
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("test"));

        var outcome = await site.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, context, policy);

        Assert.Equal(isLetIn, outcome.Succeeded);
    }

    [Fact]
    public async Task Token_MadeOnThePage_ActsUntilItIsTakenBack()
    {
        var person = await site.PersonAsync();
        var token = await TokenAsync(person, TokenScope.ResultsRead, TokenScope.RunsWrite);

        using var answer = await AskAsync(token);
        var who = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(person.Handle.Value, who.GetProperty("handle").GetString());
        Assert.Equal(["results:read", "runs:write"], who.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));

        var page = await person.ReadAsync("/account/tokens");
        Assert.DoesNotContain(token, page);
        using var revoked = await person.FillInAsync("/account/tokens", RevokeAddress(page));
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token)).StatusCode);
    }

    [Fact]
    public async Task Token_OfAnother_CannotBeTakenBack()
    {
        var person = await site.PersonAsync();
        var token = await TokenAsync(person, TokenScope.RunsWrite);
        var eve = await site.PersonAsync();
        await TokenAsync(eve, TokenScope.RunsWrite);
        var antiforgery = (await new HtmlParser().ParseDocumentAsync(await eve.ReadAsync("/account/tokens")))
            .QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

        using var answer = await eve.PostAsync(RevokeAddress(await person.ReadAsync("/account/tokens")), ("__RequestVerificationToken", antiforgery));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(token)).StatusCode);
    }

    [Fact]
    public async Task Token_CannotReachTheAccountItself()
    {
        var token = await TokenAsync(await site.PersonAsync(), [.. Enum.GetValues<TokenScope>()]);

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(token, "/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(token, "/account/tokens")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lm_")]
    [InlineData("lm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Token_MadeUp_OpensNothing(string token)
    {
        using var answer = await AskAsync(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Api_WithoutAnything_AsksForAToken()
    {
        using var answer = await site.Reader().GetAsync("/api/me");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Bearer lm_", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Notices_AreToldAndMarkedAsRead()
    {
        var person = await site.PersonAsync();
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContextAsync())
        {
            Notices.Add(db, person.Id, "Your run <has> ended.", "/toys/decay", site.Clock);
            await db.SaveChangesAsync();
        }

        Assert.Contains("One thing is new.", await person.ReadAsync("/account"));
        Assert.Contains("Your run &lt;has&gt; ended.", await person.ReadAsync("/account/notices"));
        using var read = await person.FillInAsync("/account/notices", "/account/notices");

        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        Assert.Contains("No news.", await person.ReadAsync("/account"));
        Assert.Contains("Your run &lt;has&gt; ended.", await person.ReadAsync("/account/notices"));
    }

    private async Task ChangeAsync(PersonBrowser person, Action<Account> change)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContextAsync();
        change(await db.Users.SingleAsync(account => account.Id == person.Id));
        await db.SaveChangesAsync();
    }

    private static async Task<string> TokenAsync(PersonBrowser person, params TokenScope[] scopes)
    {
        (string, string)[] typed = [("name", "a script"), .. scopes.Select(scope => ("scope", scope.Word))];
        using var made = await person.FillInAsync("/account/tokens", "/account/tokens", typed);
        var page = await new HtmlParser().ParseDocumentAsync(await made.Content.ReadAsStringAsync());
        return page.QuerySelector(".fresh-token")?.TextContent ?? throw new InvalidOperationException("No token was made.");
    }

    private static string RevokeAddress(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "/account/tokens/[0-9a-f]{32}/revoke").Value;

    private async Task<HttpResponseMessage> AskAsync(string token, string path = "/api/me")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await site.Reader().SendAsync(request);
    }
}
