using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Assets;

public static class AssetEndpoints
{
    private const string LabScript = "lab/worker.js";

    /// <summary>Serves <see cref="SiteAssets"/>, and the favicon where browsers look for it unasked.</summary>
    public static void MapSiteAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/{**name}", Send);
        routes.MapGet("/favicon.ico", (SiteAssets assets) => TypedResults.LocalRedirect(assets.Url("favicon.svg"), permanent: false));
    }

    private static Results<FileContentHttpResult, NotFound> Send(string version, string name, SiteAssets assets, HttpContext context)
    {
        if (assets.Find(name) is not { } asset)
            return TypedResults.NotFound();
        // An address with another version is a page from before a restart asking: it gets what there is, unremembered.
        context.Response.Headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        if (name == LabScript)
            context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.LabPolicy;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!AcceptsBrotli(context.Request) || asset.Brotli is not { } brotli)
            return TypedResults.Bytes(asset.Content, asset.ContentType);
        context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(brotli, asset.ContentType);
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0);
}
