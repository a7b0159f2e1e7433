using LearningMechanics.Web.Components;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Features.Assets;
using LearningMechanics.Web.Features.Errors;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features;

/// <summary>The reading site: what it needs, what it puts before every answer, and its addresses.</summary>
public static class Pages
{
    /// <exception cref="ContentException">The content folder has errors.</exception>
    /// <param name="services">Where the pages find what they show.</param>
    /// <param name="dataFolder">Where formulas once set are kept for the next start.</param>
    public static IServiceCollection AddLearningMechanicsPages(this IServiceCollection services, string dataFolder)
    {
        var shelf = FormulaShelf.Open(Path.Combine(dataFolder, "cache"));
        var tex = new TexRenderer(shelf);
        var markdown = new MarkdownRenderer(tex);
        services.AddSingleton(tex).AddSingleton(markdown);
        var library = new ContentLoader(markdown).Load(ContentFolder.Find());
        shelf.Save();
        services.AddSingleton(library);
        services.AddSingleton(SiteAssets.Load());
        services.AddScoped<PublishedRuns>();
        services.AddScoped<MathSheet>();
        services.AddSingleton<IProblemDetailsWriter, ProblemPageWriter>();
        // A page carries no secret that its length could betray, so it may be compressed over TLS too.
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Security headers, and pages in place of bare status codes. Goes first.</summary>
    public static IApplicationBuilder UseLearningMechanicsPages(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStatusCodePages(context => ErrorAnswer.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, detail: null));
        return app;
    }

    public static void MapLearningMechanicsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapSiteAssets();
        routes.MapRunFigures();
        // Pages are only read; the one form they carry is guarded where it is received, by where it comes from.
        routes.MapRazorComponents<App>().DisableAntiforgery();
    }
}
