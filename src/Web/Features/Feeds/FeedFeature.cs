using LearningMechanics.Web.Features.Caching;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>What programs read of the site in place of its pages: feeds, site maps, and words for robots and language models.</summary>
public static class FeedFeature
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<ChartShelf>();
        services.AddScoped<FeedEntries>();
        services.AddScoped<FeedPages>();
        services.AddScoped<SiteMap>();
        services.AddSingleton<SiteRoutes>();
        services.AddScoped<SiteGuide>();
        return services;
    }

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("").WithMetadata(new CachedPageAttribute(PageSubject.Everything, "before"));
        feeds.MapGet(FeedLinks.All, (string? before, FeedPages pages, CancellationToken cancellationToken) => pages.AllAsync(before, cancellationToken));
        feeds.MapGet("/problems/{name}/feed.atom", (string name, string? before, FeedPages pages, CancellationToken cancellationToken) => pages.OfProblemAsync(name, before, cancellationToken));
        feeds.MapGet("/strands/{name}/feed.atom", (string name, string? before, FeedPages pages, CancellationToken cancellationToken) => pages.OfStrandAsync(name, before, cancellationToken));
        feeds.MapGet("/people/{name}/feed.atom", (string name, string? before, FeedPages pages, CancellationToken cancellationToken) => pages.OfPersonAsync(name, before, cancellationToken));

        var words = routes.MapGroup("").WithMetadata(new CachedPageAttribute());
        words.MapGet(SiteMap.Path, (SiteMap map, CancellationToken cancellationToken) => map.WholeAsync(cancellationToken));
        words.MapGet("/sitemaps/{part}.xml", (string part, SiteMap map, CancellationToken cancellationToken) => map.PartAsync(part, cancellationToken));
        words.MapGet("/robots.txt", (SiteGuide guide) => guide.Robots());
        words.MapGet("/llms.txt", (SiteGuide guide) => guide.Words());
        words.MapGet(FeedLinks.Search, (SiteGuide guide) => guide.Search());
    }
}
