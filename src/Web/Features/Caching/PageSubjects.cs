using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Caching;

/// <summary>
/// Names what a page shows, in the words in which the database's triggers tell of changes. Names of people, withdrawals, errata
/// and where problems stand are said as <see cref="All"/>: they are rare and appear on many pages.
/// </summary>
internal sealed class PageSubjects(ContentLibrary library)
{
    /// <summary>Said of a change that any page may show; and, of a page, that it shows whatever there is.</summary>
    public const string All = "*";

    /// <param name="subject">What kind of thing the page shows.</param>
    /// <param name="name">Which one, as its address says.</param>
    public IReadOnlyList<string> Of(PageSubject subject, string? name) => subject switch
    {
        PageSubject.Problem when ProblemSlug.TryParse(name, null, out var slug) && library.TryFind(slug, out var problem) =>
            [$"problem:{slug}", .. problem.Toys.SelectMany(OfToy)],
        PageSubject.Toy when ToySlug.TryParse(name, null, out var slug) => [.. OfToy(slug)],
        PageSubject.Result when name is not null && ResultAddress.TryParse(name, out var address) => [$"result:{address.Number}"],
        _ => [All],
    };

    /// <summary>Whether a page about the first shows what changed.</summary>
    public static bool Concern(IReadOnlyList<string> shown, IReadOnlyList<string> changed) =>
        shown.Contains(All) || changed.Any(subject => subject == All || shown.Contains(subject));

    /// <summary>Runs made by trying the toy go by its name, those that results rest on by what was run.</summary>
    private IEnumerable<string> OfToy(ToySlug slug) =>
        library.TryFind(slug, out var toy) ? [$"toy:{slug}", $"toy:{toy.Toy.Sha256}"] : [$"toy:{slug}"];
}
