namespace LearningMechanics.Web.Features;

public static class SecurityHeaders
{
    // The empty style element is Plotly's: it fills it through the CSSOM, which needs no leave, but its creation does.
    private const string HashOfNothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    // style-src-attr: every formula is set with inline lengths. Scripts have no such exception.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' " + HashOfNothing + "; style-src-attr 'unsafe-inline'; " +
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A worker is ruled by its own script's headers: this one compiles the engine's WebAssembly, and no page may.</summary>
    public const string LabPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    /// <summary>Every answer says what a browser may do with it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });
}
