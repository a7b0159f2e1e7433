using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LearningMechanics.Web.Tests.Features;

/// <summary>What holds of every address the site has, those of tomorrow included.</summary>
public sealed partial class EveryAddressTests(TestSite site) : IClassFixture<TestSite>
{
    private IEnumerable<RouteEndpoint> Endpoints =>
        site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public void ThatChangesSomething_KnowsWhoAsked() =>
        // Behind /api stand JSON and bearer tokens, neither of which another site's form can send; a page of components has no form of its own.
        Assert.All(Endpoints.Where(ChangesSomething), endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<FormGate>() is not null
            || endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true
            || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null,
            $"{endpoint.RoutePattern.RawText} takes forms: map it with MapFormPage or MapFormAction."));

    [Theory]
    [InlineData("same-origin")]
    [InlineData("cross-site")]
    public async Task ThatChangesSomething_WithoutAToken_IsRefusedAndChangesNothing(string from)
    {
        var admin = await site.PersonAsync(Standing.Admin);
        admin.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        admin.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);
        var before = await DigestAsync();

        foreach (var endpoint in Endpoints.Where(ChangesSomething))
        {
            using var answer = await admin.PostAsync(AddressOf(endpoint, "nothing-here"), ("name", "Eve"), ("email", "eve@example.org"), ("password", "four unrelated words"));
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"POST {endpoint.RoutePattern.RawText} without a token: {answer.StatusCode}");
        }

        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task ThatIsOnlyRead_ChangesNothing()
    {
        var admin = await site.PersonAsync(Standing.Admin);
        var before = await DigestAsync();

        foreach (var path in Pages(admin))
        {
            using var answer = await admin.OpenAsync(path);
            Assert.True((int)answer.StatusCode < 500, $"GET {path}: {answer.StatusCode}");
        }

        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task Form_OnEveryPage_CarriesATokenUnlessItsOriginIsLookedAt()
    {
        var admin = await site.PersonAsync(Standing.Admin);
        var forms = 0;
        foreach (var path in Pages(admin))
        {
            var page = await new HtmlParser().ParseDocumentAsync(await admin.ReadAsync(path));
            foreach (var form in page.QuerySelectorAll("form[method=post]"))
            {
                forms++;
                Assert.True(
                    form.QuerySelector("input[name=__RequestVerificationToken]") is not null || RunForm().IsMatch(form.GetAttribute("action") ?? ""),
                    $"The form for {form.GetAttribute("action")} on {path} carries no token.");
            }
        }

        Assert.True(forms >= 8, $"Only {forms} forms were found.");
    }

    [Fact]
    public async Task Token_OfAnotherPerson_IsRefused()
    {
        var ada = await site.PersonAsync();
        var eve = await site.PersonAsync();
        var page = await new HtmlParser().ParseDocumentAsync(await eve.ReadAsync("/account"));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

        using var answer = await ada.PostAsync("/account", ("__RequestVerificationToken", token), ("name", "Eve was here"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Contains("nothing was done. Look it over and send it again.", shown);
        Assert.Contains("value=\"Eve was here\"", shown);
        Assert.DoesNotContain("Eve was here", await ada.ReadAsync("/account"));
    }

    [Fact]
    public async Task Form_OfAnotherSite_IsNotEvenShown()
    {
        var ada = await site.PersonAsync();
        ada.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        ada.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await ada.PostAsync("/account", ("name", "Eve was here"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("Eve was here", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Form_AfterSigningOut_SaysHowToKeepWhatWasWritten()
    {
        using var answer = await site.Visitor().PostAsync("/account", ("name", "Ada"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Sign in within another tab, then reload this page", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "email=a%00b", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.BadRequest)]
    public async Task Form_ThatIsNone_IsRefused(string type, string? body, HttpStatusCode status)
    {
        // More fields than any form has.
        using var content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"f{i}=1")), null, type);
        using var answer = await site.Visitor().Http.PostAsync("/account/sign-in", content);

        Assert.Equal(status, answer.StatusCode);
    }

    private IEnumerable<string> Pages(PersonBrowser person) => Endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .SelectMany(endpoint => new[] { "decay", person.Handle.Value, Guid.Empty.ToString("N") }.Select(value => AddressOf(endpoint, value)))
        .Distinct();

    private static bool ChangesSomething(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) == true;

    private static string AddressOf(RouteEndpoint endpoint, string value) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", value).TrimStart('/');

    /// <summary>Everything the database holds, as one word.</summary>
    private async Task<string> DigestAsync()
    {
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        var tables = new List<string>();
        await using (var command = source.CreateCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        var all = string.Join(" || ", tables.Select(table => $"coalesce((SELECT string_agg(t::text, ',' ORDER BY t::text) FROM \"{table}\" t), '')"));
        await using var digest = source.CreateCommand($"SELECT md5({all})");
        return (string)(await digest.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^/toys/[^/]+/runs$")]
    private static partial Regex RunForm();
}
