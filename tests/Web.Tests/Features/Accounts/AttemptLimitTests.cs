using System.Net;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed class AttemptLimitTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_ToOneAddressTwelveTimes_IsSlowedDownWhetherItHasAnAccountOrNot(bool hasAccount)
    {
        var email = hasAccount ? (await site.PersonAsync()).Email : "nobody@example.org";

        var answers = await TryAsync(12, "/account/sign-in", _ => [("email", email), ("password", "not the password")]);

        Assert.All(answers[..10], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer));
        Assert.All(answers[10..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer));
    }

    [Fact]
    public async Task Forgot_TwentyAddressesFromOnePlace_IsSlowedDown()
    {
        var answers = await TryAsync(20, "/account/forgot", i => [("email", $"address-{i}@example.org")]);

        Assert.All(answers[..15], answer => Assert.Equal(HttpStatusCode.SeeOther, answer));
        Assert.All(answers[15..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer));
    }

    [Fact]
    public async Task Register_OneAddressFiveTimes_IsSlowedDownAndKeepsWhatWasTyped()
    {
        var browser = site.Visitor();
        for (var i = 0; i < 4; i++)
            using (await browser.FillInAsync("/account/register", "/account/register", ("email", "eager@example.org")))
            {
            }

        using var fifth = await browser.FillInAsync("/account/register", "/account/register", ("email", "eager@example.org"));

        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
        Assert.True(fifth.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var page = await fifth.Content.ReadAsStringAsync();
        Assert.Contains("value=\"eager@example.org\"", page);
        Assert.Contains("That was tried often just now. Wait 60 minutes", page);
    }

    private async Task<HttpStatusCode[]> TryAsync(int times, string form, Func<int, (string, string)[]> typed)
    {
        var browser = site.Visitor();
        var answers = new HttpStatusCode[times];
        for (var i = 0; i < times; i++)
        {
            using var answer = await browser.FillInAsync(form, form, typed(i));
            answers[i] = answer.StatusCode;
        }

        return answers;
    }
}
