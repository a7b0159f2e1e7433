using System.Text.RegularExpressions;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features;

/// <summary>What a checker of HTML would say of every page the site has, those of tomorrow included.</summary>
public sealed partial class PageRulesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task EveryPage_IsWrittenByTheRules()
    {
        var admin = await site.PersonAsync(Standing.Admin);
        var flaws = new List<string>();
        var read = 0;
        foreach (var path in Paths(admin))
        {
            using var answer = await admin.OpenAsync(path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var html = await answer.Content.ReadAsStringAsync();
            if (!html.Contains("<html", StringComparison.Ordinal))
                continue;
            read++;
            flaws.AddRange(PageRules.Flaws(html).Select(flaw => $"{path}: {flaw}"));
        }

        Assert.True(read >= 20, $"Only {read} pages were found.");
        Assert.True(flaws.Count == 0, string.Join('\n', flaws.Distinct().Take(60)));
    }

    [Theory]
    [InlineData("<p>a<ul><li>b</ul></p>", "is not nested as HTML allows")]
    [InlineData("<p class=a class=b>a", "AttributeDuplicateOmitted")]
    [InlineData("<p id=a>a<p id=a>b", "two elements have the id 'a'")]
    [InlineData("<h3>a</h3>", "h3 'a' follows h1")]
    [InlineData("<h1>a</h1>", "2 headings of the first level")]
    [InlineData("<input name=a>", "<input name=a> has no label")]
    [InlineData("<a href=#nowhere>a</a>", "'#nowhere' is not on the page")]
    [InlineData("<a href=/x><button>a</button></a>", "a button within a link")]
    [InlineData("<a href=/x></a>", "a link without words")]
    [InlineData("<p aria-describedby=nothing>a", "aria-describedby names 'nothing'")]
    public void Page_AgainstTheRules_IsFound(string body, string flaw) =>
        Assert.Contains(PageRules.Flaws($"<!DOCTYPE html><html lang=en><head><title>t</title></head><body><h1>One</h1>{body}</body></html>"), found => found.Contains(flaw, StringComparison.Ordinal));

    [Fact]
    public void EveryText_OfTheRepository_IsWrittenByTheRules()
    {
        using var tex = new TexRenderer();
        var library = new ContentLoader(new MarkdownRenderer(tex)).Load(ContentFolder.Find());
        var texts = library.Problems.Select(problem => (Address: $"/problems/{problem.Slug}", Html: string.Concat(problem.Sections.Select(Section))))
            .Concat(library.Toys.Select(toy => (Address: $"/toys/{toy.Slug}", toy.Html)))
            .Concat(library.Pages.Select(page => (Address: $"/{page.Slug}", page.Html)));

        Assert.All(texts, text => Assert.Empty(PageRules.Flaws(
            $"<!DOCTYPE html><html lang=en><head><title>t</title></head><body><h1>One</h1>{text.Html}<p id=references></body></html>").Select(flaw => $"{text.Address}: {flaw}")));

        static string Section(ProblemSection section) => $"<h2 id=\"{section.Anchor}\">{section.Title}</h2>{section.Html}";
    }

    private IEnumerable<string> Paths(PersonBrowser person) => site.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .SelectMany(endpoint => new[] { "decay", "edge-of-stability", "about", person.Handle.Value }.Select(value => "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", value).TrimStart('/')))
        .Distinct();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
