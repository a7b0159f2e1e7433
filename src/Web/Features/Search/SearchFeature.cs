namespace LearningMechanics.Web.Features.Search;

/// <summary>Finding words in everything that is public.</summary>
public static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<CuratedIndex>()
        .AddSingleton<StoredWords>()
        .AddSingleton<SiteSearch>();

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", SearchEndpoint.ReadAsync);
        routes.MapGet("/search/suggest", SuggestEndpoint.ReadAsync);
    }
}
