using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Toys;

public sealed partial class ToyPage(ContentLibrary library, PublishedRuns runs)
{
    private PublishedToy? _toy;
    private ShownRun? _latest;

    [Parameter] public required string Name { get; set; }

    private ContentLibrary Library => library;

    protected override async Task OnParametersSetAsync()
    {
        if (!ToySlug.TryParse(Name, null, out var slug) || !library.TryFind(slug, out _toy))
            return;
        _latest = (await runs.LatestOfEachAsync([slug], CancellationToken.None)).GetValueOrDefault(slug);
    }
}
