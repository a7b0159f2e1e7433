using System.Text;
using System.Xml.Linq;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Words for robots, language models and search fields of browsers.</summary>
internal sealed class SiteGuide(ContentLibrary library, SiteAddress site, SiteRoutes routes)
{
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    /// <summary>What crawlers may read: everything public. Forms say nothing to them.</summary>
    public IResult Robots() => Text(
        $"""
        User-agent: *
        Disallow: /account
        Disallow: /submit
        Disallow: /review
        Disallow: /api/worker/
        Disallow: /*/replicate$
        Disallow: /*/erratum$
        Disallow: /*/withdraw$
        Disallow: /*/manage$

        Sitemap: {site.Of(SiteMap.Path)}

        """);

    /// <summary>What the site is and where things are, as llmstxt.org proposes.</summary>
    public IResult Words()
    {
        var words = new StringBuilder(
            """
            # Learning Mechanics

            > Open problems in the theory of deep learning, and results about them. A result states a prediction in a short text file, a toy. The prediction is hashed and locked, then an experiment is run under a key that is drawn afterwards and published, and the site computes the verdict from the raw numbers. Predictions that fail stay, with the place where they broke.

            A verdict is holds, fails, undecided or diverged. A result has versions, none of which is ever changed; it is cited by its number and version, such as 17v2. Content is under CC BY 4.0.

            ## Read


            """);
        Line(words, "Open problems", "/problems", "each with what would settle it and what would disprove it");
        Line(words, "Results", "/results", "newest first; filter with ?verdict=fails and ?problem=<slug>");
        Line(words, "Toys", "/toys", "models in a page of text that can be run");
        foreach (var page in library.Pages.OrderBy(page => page.Slug, StringComparer.Ordinal))
            Line(words, page.Title, $"/{page.Slug}", page.Summary);
        words.Append("\n## Take\n\n");
        Line(words, "Feed of everything", FeedLinks.All, "Atom; also under /problems/<slug>/feed.atom, /strands/<strand>/feed.atom and /people/<handle>/feed.atom");
        Line(words, "Site map", SiteMap.Path, "every public page with the moment it last changed");
        words.Append("- One result: add .json, .csv, .toy, .record.json, .bib, .csl.json or .crate.zip to its address, as in /results/17v2.json\n");
        words.Append("- One problem: add .bib or .csl.json to its address\n");
        if (routes.Has("/api/v1/openapi.json"))
            Line(words, "API", "/api/v1/openapi.json", "OpenAPI; reading needs no account");
        if (routes.Has("/dumps"))
            Line(words, "Everything at once", "/dumps", "made anew every night");
        if (routes.Has("/search"))
            Line(words, "Search", "/search?q=sharpness", "problems, toys, results and people");
        words.Append("\n## Problems\n\n");
        foreach (var problem in library.Problems)
            Line(words, problem.Title, SiteLinks.To(problem.Slug), problem.Summary);
        return Text(words.ToString());
    }

    /// <summary>How a browser's own search field asks this site.</summary>
    public IResult Search() => TypedResults.Bytes(
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(
            OpenSearch + "OpenSearchDescription",
            new XElement(OpenSearch + "ShortName", "Learning Mechanics"),
            new XElement(OpenSearch + "Description", "Open problems in the theory of deep learning, toys and results."),
            new XElement(OpenSearch + "InputEncoding", "UTF-8"),
            new XElement(
                OpenSearch + "Url", new XAttribute("type", "text/html"), new XAttribute("method", "get"),
                new XAttribute("template", $"{site.Of("/")}{(routes.Has("/search") ? "search?q=" : "problems?q=")}{{searchTerms}}")))),
        "application/opensearchdescription+xml; charset=utf-8");

    private static ContentHttpResult Text(string text) => TypedResults.Text(text, "text/plain; charset=utf-8");

    private void Line(StringBuilder words, string title, string path, string what) =>
        words.Append($"- [{title}]({(path.Contains('?', StringComparison.Ordinal) ? site.Of("/").TrimEnd('/') + path : site.Of(path))}): {what}\n");
}
