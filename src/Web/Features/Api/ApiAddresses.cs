using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Api;

/// <summary>Whole addresses of what the API tells of, written once.</summary>
internal sealed class ApiAddresses(SiteAddress site)
{
    public const string Root = "/api/v1";

    public string Of(string path) => site.Of(Root + path);

    public string Of(ProblemSlug problem) => Of($"/problems/{problem}");

    public string Of(ToySlug toy) => Of($"/toys/{toy}");

    public string Of(VersionName version) => Of($"/results/{version}");

    public string Of(ResultNumber result) => Of($"/results/{result}");

    public string Of(RunId run) => Of($"/runs/{run}");

    public string Of(Handle person) => Of($"/people/{person}");

    public string Of(DraftId draft) => Of($"/drafts/{draft}");

    /// <summary>The page for readers.</summary>
    public string Page(string path) => site.Of(path);
}
