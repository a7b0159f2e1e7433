using LearningMechanics.Domain;

namespace LearningMechanics.Web.Features.Citing;

/// <summary>What reference managers, search engines and other sites read in the head of a page, and files to cite problems with.</summary>
public static class CitingFeature
{
    public static IServiceCollection AddCiting(this IServiceCollection services) => services.AddScoped<ProblemCitation>();

    public static void MapCiting(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/problems/{name}.bib", (string name, HttpContext context, ProblemCitation citation) => citation.BibTex(name, context));
        routes.MapGet("/problems/{name}.csl.json", (string name, HttpContext context, ProblemCitation citation) => citation.CslJson(name, context));
    }

    public static string BibTexOf(ProblemSlug problem) => $"{SiteLinks.To(problem)}.bib";
}
