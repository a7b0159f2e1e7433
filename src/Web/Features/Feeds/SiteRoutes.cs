namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Which addresses this site has: what programs are told of is only what there is.</summary>
internal sealed class SiteRoutes(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<HashSet<string>> patterns = new(() =>
        [.. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))]);

    /// <summary>Whether there is this very address.</summary>
    public bool Has(string path) => patterns.Value.Contains(path);
}
