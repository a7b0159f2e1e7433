using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Addresses of feeds.</summary>
public static class FeedLinks
{
    public const string All = "/feed.atom";

    /// <summary>How a browser's own search field asks this site.</summary>
    public const string Search = "/opensearch.xml";

    public static string Of(ProblemSlug problem) => $"{SiteLinks.To(problem)}/feed.atom";

    public static string Of(Strand strand) => $"/strands/{strand.Key}/feed.atom";

    public static string Of(Handle person) => $"{SiteLinks.To(person)}/feed.atom";
}
