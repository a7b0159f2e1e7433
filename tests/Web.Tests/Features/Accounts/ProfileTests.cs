using System.Net;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed class ProfileTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Profile_Saved_IsWhatOthersSee()
    {
        var person = await site.PersonAsync();

        using var saved = await person.FillInAsync(
            "/account", "/account", ("name", "Emmy  Noether"), ("affiliation", "Göttingen"), ("orcid", "0000-0002-1825-0097"));

        Assert.Equal("/account?done=profile", saved.Headers.Location?.OriginalString);
        var page = WebUtility.HtmlDecode(await site.Visitor().ReadAsync($"/people/{person.Handle}"));
        Assert.Contains("<h1>Emmy Noether</h1>", page);
        Assert.Contains("Göttingen", page);
        Assert.Contains("https://orcid.org/0000-0002-1825-0097", page);
        Assert.Contains("newcomer since March 2026", page);
        Assert.DoesNotContain(person.Email, page);
    }

    [Theory]
    [InlineData("name", "", "Write the name")]
    [InlineData("orcid", "0000-0002-1825-0098", "typing error")]
    public async Task Profile_FieldThatDoesNotFit_SavesNothing(string field, string value, string sentence)
    {
        var person = await site.PersonAsync();

        using var refused = await person.FillInAsync("/account", "/account", ("affiliation", "typed before"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains(sentence, page);
        Assert.Contains("value=\"typed before\"", page);
        Assert.DoesNotContain("typed before", await person.ReadAsync("/account"));
    }

    [Fact]
    public async Task Person_Unknown_IsMissing()
    {
        using var answer = await site.Visitor().OpenAsync("/people/nobody-here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("No person is called “nobody-here”", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
