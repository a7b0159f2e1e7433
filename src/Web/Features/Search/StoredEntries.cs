using LearningMechanics.Domain.People;
using LearningMechanics.Storage.Search;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Results;
using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Features.Search;

/// <summary>What the database found, as entries beside those in memory.</summary>
internal static class StoredEntries
{
    public static SearchEntry Of(FoundResult result, ContentLibrary library)
    {
        var problem = library.TryFind(result.Problem, out var found) ? found.Title : result.Problem.Value;
        var headline = ResultWords.Finding(result.Headline, result.Verdict);
        return new SearchEntry(
            SearchKind.Result,
            SiteLinks.To(result.Name),
            result.Claim,
            string.Join(". ", new[] { headline, result.ToyTitle }.Where(text => text.Length > 0)),
            ReadableText.OfMarkdown($"{result.Disproof} {result.Discussion}"),
            $"{result.Name} {result.Name.Result} {result.Links}",
            $"{ResultWords.Word(result.Verdict, result.State)} · {problem} · {result.Name}, {result.Author}");
    }

    public static SearchEntry Of(FoundPerson person) => new(
        SearchKind.Person, SiteLinks.To(Handle.Parse(person.Handle)), person.Name, person.Affiliation, keywords: person.Handle, note: person.Handle);
}
