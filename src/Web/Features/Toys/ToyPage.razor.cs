using LearningMechanics.Domain;
using LearningMechanics.Web.Components;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Toys;

public sealed partial class ToyPage(ContentLibrary library, PublishedRuns runs)
{
    private PublishedToy? _toy;
    private ShownRun? _latest;
    private IReadOnlyList<ContentsEntry> _contents = [];

    [Parameter] public required string Name { get; set; }

    private ContentLibrary Library => library;

    protected override async Task OnParametersSetAsync()
    {
        if (!ToySlug.TryParse(Name, null, out var slug) || !library.TryFind(slug, out _toy))
            return;
        _latest = (await runs.LatestOfEachAsync([slug], CancellationToken.None)).GetValueOrDefault(slug);
        _contents = [.. Contents(_toy)];
    }

    private IEnumerable<ContentsEntry> Contents(PublishedToy toy)
    {
        yield return new ContentsEntry(PageAnchors.Run, "Run it");
        if (_latest is not null)
            yield return new ContentsEntry(PageAnchors.NewestRun, "Newest run");
        foreach (var entry in ContentsEntry.Of(toy.Prose.Text.Headings))
            yield return entry;
        yield return new ContentsEntry(PageAnchors.Source, "The toy itself");
        if (library.ProblemsOf(toy.Slug).Any())
            yield return new ContentsEntry(PageAnchors.BearsOn, "Bears on");
    }
}
