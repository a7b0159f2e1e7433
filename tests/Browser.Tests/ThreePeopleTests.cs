using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningMechanics.Browser.Tests;

/// <summary>What the site is for, by three people: one predicts, one repeats it on another machine, one disagrees.</summary>
[Collection(SiteCollection.Name)]
public sealed class ThreePeopleTests(RunningSite site)
{
    private const string Problem = "saddle-to-saddle";

    private const string Toy =
        """
        toy "A crowd on a parabola"
        param eta = 0.2 in 0.01..0.5 log
        weight w ~ normal(1000)
        loss = sum((w - 1)^2) / 2
        train gd(lr = eta) for 20
        measure height = mean((w - 1)^2) every 1
        predict height as "steps" = 2 * (1 - eta)^(2 * step)
        seeds 16
        check height within 10%
        """;

    [Fact]
    public async Task Prediction_OfOne_IsRepeatedByAnotherAndRivalledByAThird()
    {
        await using var moderator = await Moderator.AppointAsync(site, "story-moderator");
        await using var second = await site.AddWorkerAsync("the second machine");

        await using var first = await NewcomerAsync("the-first");
        await first.OpenAsync($"/submit?problem={Problem}");
        var claimed = await SubmitAsync(first, toy => Toy, "Each of a thousand weights shrinks by 1 − η each step.");
        await moderator.ApproveAsync(claimed);
        await first.OpenAsync($"/results/{claimed}");
        await Expect(first.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("holds");
        await Expect(first.Page.Locator(".badge strong")).ToHaveTextAsync("ran here");

        await using var another = await NewcomerAsync("the-second");
        await another.OpenAsync($"/results/{claimed}");
        await another.Page.GetByText("Replicate it").ClickAsync();
        await another.Page.GetByRole(AriaRole.Button, new() { Name = "Replicate" }).ClickAsync();
        await another.ArriveAsync("/runs/[^/]+");
        await Expect(another.Page.Locator(".standing .verdict strong").First).ToHaveTextAsync("holds");
        await another.OpenAsync($"/results/{claimed}");
        await another.ReloadUntilAsync(async () => await another.Page.Locator(".badge strong").TextContentAsync() == "replicated");
        await Expect(another.Page.Locator("#runs ~ ul li")).ToHaveCountAsync(2);
        await Expect(another.Page.Locator("#runs ~ ul")).ToContainTextAsync("the second machine");

        await using var third = await NewcomerAsync("the-third");
        await third.OpenAsync($"/results/{claimed}");
        await third.Page.GetByText("Fork it").ClickAsync();
        var rival = await SubmitAsync(
            third,
            toy => toy.Replace("\"steps\" = 2 * (1 - eta)^(2 * step)", "\"flow\" = 2 * exp(-2 * eta * step)", StringComparison.Ordinal),
            "Gradient flow gives the same heights, to 10 %.");
        await moderator.ApproveAsync(rival);
        await third.OpenAsync($"/results/{rival}");
        await Expect(third.Page.Locator(".standing .verdict strong")).ToHaveTextAsync("fails");

        await third.OpenAsync($"/problems/{Problem}");
        var rivals = third.Page.Locator("#rivals ~ .scroll tbody tr");
        await Expect(rivals.Filter(new() { HasText = claimed })).ToContainTextAsync("steps");
        await Expect(rivals.Filter(new() { HasText = rival })).ToContainTextAsync("flow");
        var order = await rivals.AllTextContentsAsync();
        Assert.True(Place(order, claimed) < Place(order, rival), "The exact recursion is closer than the flow that it approximates.");
        Assert.Empty(first.Complaints.Concat(another.Complaints).Concat(third.Complaints));
    }

    private static int Place(IEnumerable<string> rows, string result) => rows.ToList().FindIndex(row => row.Contains(result, StringComparison.Ordinal));

    private async Task<Reader> NewcomerAsync(string handle)
    {
        var reader = await Reader.OfAsync(site);
        await reader.RegisterAsync(handle);
        return reader;
    }

    /// <summary>From the page that offers a draft to the locked version's name.</summary>
    private static async Task<string> SubmitAsync(Reader author, Func<string, string> toy, string claim)
    {
        var page = author.Page;
        await page.GetByText("Begin a draft").ClickAsync();
        await page.Locator("#toy").FillAsync(toy(await page.Locator("#toy").InputValueAsync()));
        await page.Locator("#claim").FillAsync(claim);
        await page.Locator("#disproof").FillAsync("A step at which the mean height is off by more than 10 %.");
        await Expect(page.Locator("#check h2").First).ToHaveTextAsync("Nothing to mend");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock and submit" }).ClickAsync();
        await author.ArriveAsync("/results/[0-9]+v1");
        return new Uri(page.Url).Segments[^1];
    }
}
