using System.Text;
using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api.Reading;

internal static class ToyReads
{
    private const string List = "toys";

    /// <summary>The whole collection by slug.</summary>
    public static IResult ReadAll([AsParameters] PageQuery query, HttpContext context, ContentLibrary library, ApiAddresses addresses)
    {
        if (PageRequest.Refuse(List, query, text => ToySlug.TryParse(text, null, out _), out var page) is { } refusal)
            return refusal;
        var found = library.Toys.OrderBy(toy => toy.Slug.Value, StringComparer.Ordinal)
            .Where(toy => string.CompareOrdinal(toy.Slug.Value, page.After) > 0).Take(page.Limit + 1).ToList();
        return Paging.Answer(
            context, addresses, page, List, found, toy => toy.Slug.Value,
            toy => new ToyItem
            {
                Id = toy.Slug.Value,
                Url = addresses.Of(toy.Slug),
                Page = addresses.Page(SiteLinks.To(toy.Slug)),
                Title = toy.Title,
                Summary = toy.Summary,
                Sha256 = toy.Toy.Sha256,
                TextUrl = $"{addresses.Of(toy.Slug)}/text",
            },
            ApiJson.Plain.PageToyItem);
    }

    public static IResult Read(string slug, ContentLibrary library, ApiAddresses addresses) =>
        Find(slug, library) is not { } toy
            ? ApiRefusals.NoSuch("toy", slug)
            : ApiAnswer.Of(Whole(toy, library, addresses), ApiJson.Plain.ToyResource);

    /// <summary>All of a toy but its text.</summary>
    public static ToyResource Whole(PublishedToy toy, ContentLibrary library, ApiAddresses addresses) => new()
    {
        Id = toy.Slug.Value,
        Url = addresses.Of(toy.Slug),
        Page = addresses.Page(SiteLinks.To(toy.Slug)),
        Title = toy.Title,
        Summary = toy.Summary,
        Sha256 = toy.Toy.Sha256,
        TextUrl = $"{addresses.Of(toy.Slug)}/text",
        PredictionSha256 = toy.Toy.PredictionSha256,
        Claim = toy.Prose.Claim,
        Parameters = [.. toy.Toy.Parameters.Select(p => new Parameter(p.Name, p.Value, p.Low, p.High, p.Label))],
        Seeds = toy.Toy.Seeds,
        Points = toy.Toy.Points.Count,
        Seconds = toy.Toy.Price.Seconds,
        Citations = toy.Toy.Citations,
        Problems = [.. library.ProblemsOf(toy.Slug).Select(problem => new Link(problem.Slug.Value, addresses.Of(problem.Slug)))],
        ResultsUrl = addresses.Of($"/results?toy={toy.Slug}"),
        Html = toy.Html,
    };

    /// <summary>The file, character by character.</summary>
    public static IResult ReadText(string slug, ContentLibrary library) => Find(slug, library) is { } toy
        ? new ApiAnswer(Encoding.UTF8.GetBytes(toy.Text), "text/plain; charset=utf-8")
        : ApiRefusals.NoSuch("toy", slug);

    private static PublishedToy? Find(string slug, ContentLibrary library) =>
        ToySlug.TryParse(slug, null, out var name) && library.TryFind(name, out var toy) ? toy : null;
}
