namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>A person beside what they did.</summary>
/// <param name="Id">Their handle.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Url">Their address in this API.</param>
internal sealed record PersonLink(string Id, string Name, string Url);

/// <summary>A person as everybody sees them.</summary>
/// <param name="Id">Their handle.</param>
/// <param name="Url">Their address in this API.</param>
/// <param name="Page">Their page.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Standing">newcomer, member, trusted, moderator or admin.</param>
/// <param name="Affiliation">Where they work; empty where they did not say.</param>
/// <param name="Orcid">Their number at orcid.org; empty where they did not say.</param>
/// <param name="Since">When their account was opened, UTC.</param>
/// <param name="ResultsUrl">Their results.</param>
internal sealed record PersonResource(
    string Id, string Url, string Page, string Name, string Standing, string Affiliation, string Orcid, DateTime Since, string ResultsUrl);
