using System.Globalization;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Cards;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Citing;

/// <summary>What a page is about in the words of schema.org, as JSON-LD.</summary>
/// <param name="address">Makes whole addresses of paths.</param>
internal sealed class LinkedData(Func<string, string> address)
{
    private const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    /// <param name="canSearch">Whether there is a search at <c>/search</c>.</param>
    public JsonObject Site(bool canSearch)
    {
        var site = Thing("WebSite", "/", "Learning Mechanics");
        site["description"] = "Open problems in the theory of deep learning, with predictions that are locked before the experiment is run.";
        site["publisher"] = Publisher();
        if (canSearch)
        {
            site["potentialAction"] = new JsonObject
            {
                ["@type"] = "SearchAction",
                ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = address("/search").TrimEnd('/') + "?q={search_term_string}" },
                ["query-input"] = "required name=search_term_string",
            };
        }

        return site;
    }

    public JsonArray Of(Problem problem)
    {
        var question = Thing("Question", SiteLinks.To(problem.Slug), problem.Title);
        question["text"] = problem.Summary;
        question["about"] = new JsonObject { ["@type"] = "Thing", ["name"] = problem.Strand.Title };
        question["keywords"] = string.Join(", ", problem.Tags);
        question["citation"] = new JsonArray([.. problem.References.Select(reference => new JsonObject
        {
            ["@type"] = "ScholarlyArticle", ["name"] = reference.Text, ["url"] = reference.Url,
        })]);
        question["license"] = Licence;
        question["publisher"] = Publisher();
        return new JsonArray(question, Trail(("Problems", "/problems"), (problem.Title, SiteLinks.To(problem.Slug))));
    }

    public JsonArray Of(ShownResult shown)
    {
        var version = shown.Version;
        var result = Thing("Dataset", SiteLinks.To(version.Name), version.Claim);
        result["description"] = $"{version.Claim} {version.Headline} It would be disproved by: {version.Disproof}";
        result["identifier"] = version.Name.ToString();
        result["version"] = version.Version.ToString(CultureInfo.InvariantCulture);
        result["creator"] = new JsonArray([.. shown.Authors.Select(Person)]);
        result["dateCreated"] = Day(version.LockedAt);
        if (version.PublishedAt is { } published)
            result["datePublished"] = Day(published);
        if (shown.View.Errata is [.., var last])
            result["correction"] = $"Erratum of {Day(last.At)}";
        if (shown.Problem is { } problem)
            result["about"] = new JsonObject { ["@type"] = "Question", ["@id"] = address(SiteLinks.To(problem.Slug)), ["name"] = problem.Title };
        if (shown.Report is not null)
        {
            result["distribution"] = new JsonArray(
            [
                .. new[] { (".csv", "text/csv"), (".json", "application/json"), (".crate.zip", "application/zip") }.Select(file => new JsonObject
                {
                    ["@type"] = "DataDownload", ["encodingFormat"] = file.Item2, ["contentUrl"] = address(SiteLinks.FileOf(version.Name, file.Item1)),
                }),
            ]);
        }

        result["image"] = address(CardFeature.CardOf(version.Name));
        result["isAccessibleForFree"] = true;
        result["license"] = Licence;
        result["publisher"] = Publisher();
        return new JsonArray(result, Trail(("Results", "/results"), ($"Result {version.Name}", SiteLinks.To(version.Name))));
    }

    public JsonObject Person(Credit credit)
    {
        var person = Thing("Person", SiteLinks.To(credit.Handle), credit.Name);
        if (credit.Affiliation.Length > 0)
            person["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = credit.Affiliation };
        if (credit.Orcid.Length > 0)
            person["sameAs"] = $"https://orcid.org/{credit.Orcid}";
        return person;
    }

    /// <summary>As a page carries it. The serializer writes what could end the element as references.</summary>
    public static string Write(JsonNode data)
    {
        var graph = data is JsonArray many
            ? new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = many }
            : new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(data) };
        return graph.ToJsonString();
    }

    private JsonObject Trail(params (string Name, string Path)[] steps) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. steps.Select((step, index) => new JsonObject
        {
            ["@type"] = "ListItem", ["position"] = index + 1, ["name"] = step.Name, ["item"] = address(step.Path),
        })]),
    };

    private JsonObject Thing(string type, string path, string name) =>
        new() { ["@type"] = type, ["@id"] = address(path), ["url"] = address(path), ["name"] = name };

    private JsonObject Publisher() => new() { ["@type"] = "Organization", ["name"] = "Learning Mechanics", ["url"] = address("/") };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
