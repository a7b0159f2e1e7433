using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Features.Cards;

/// <summary>Pictures that other sites and programs show beside a link to a page here.</summary>
public static class CardFeature
{
    public static IServiceCollection AddCards(this IServiceCollection services) =>
        services.AddSingleton<CardShelf>().AddScoped<CardPages>();

    public static void MapCards(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results/{name}/card.png", (string name, HttpContext context, CardPages cards, CancellationToken cancellationToken) =>
            cards.OfResultAsync(name, context, cancellationToken));
        routes.MapGet("/problems/{name}/card.png", (string name, HttpContext context, CardPages cards, CancellationToken cancellationToken) =>
            cards.OfProblemAsync(name, context, cancellationToken));
    }

    public static string CardOf(ProblemSlug problem) => $"{SiteLinks.To(problem)}/card.png";

    public static string CardOf(VersionName version) => $"{SiteLinks.To(version)}/card.png";
}
