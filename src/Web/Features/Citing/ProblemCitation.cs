using System.Globalization;
using System.Text.Json.Nodes;
using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Results.Downloads;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Citing;

/// <summary>How a problem is cited: as what stood at its address on a day, since its text may be sharpened.</summary>
internal sealed class ProblemCitation(ContentLibrary library, SiteAddress site, TimeProvider clock)
{
    public IResult BibTex(string name, HttpContext context) => Answer(name, ".bib", "application/x-bibtex; charset=utf-8", context, (problem, address, day) =>
        $$$"""
        @misc{learning-mechanics-{{{problem.Slug}}},
          author       = {{Learning Mechanics}},
          title        = {{{{{Citation.Tex(problem.Title)}}}}},
          year         = {{{{day.Year}}}},
          howpublished = {Learning Mechanics, open problem},
          url          = {{{{address}}}},
          urldate      = {{{{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}}}
        }

        """);

    public IResult CslJson(string name, HttpContext context) => Answer(name, ".csl.json", "application/vnd.citationstyles.csl+json", context, (problem, address, day) =>
        Citation.Write(new JsonObject
        {
            ["id"] = $"learning-mechanics-{problem.Slug}",
            ["type"] = "webpage",
            ["title"] = problem.Title,
            ["author"] = new JsonArray(new JsonObject { ["literal"] = "Learning Mechanics" }),
            ["abstract"] = problem.Summary,
            ["container-title"] = "Learning Mechanics",
            ["URL"] = address,
            ["issued"] = Date(day),
            ["accessed"] = Date(day),
        }));

    private IResult Answer(string name, string ending, string mediaType, HttpContext context, Func<Problem, string, DateTime, string> write)
    {
        if (!ProblemSlug.TryParse(name, null, out var slug) || !library.TryFind(slug, out var problem))
            return Refusals.Because(StatusCodes.Status404NotFound, $"There is no problem {Refusals.Shown(name)}.");
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{slug}{ending}\"";
        return TypedResults.Text(write(problem, site.Of(SiteLinks.To(slug)), clock.GetUtcNow().UtcDateTime), mediaType);
    }

    private static JsonObject Date(DateTime day) => new() { ["date-parts"] = new JsonArray(new JsonArray(day.Year, day.Month, day.Day)) };
}
