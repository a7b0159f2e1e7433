using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Problems;

public sealed partial class ProblemPage(ContentLibrary library, PublishedRuns runs)
{
    private Problem? _problem;
    private List<PublishedToy> _toys = [];
    private IReadOnlyDictionary<ToySlug, ShownRun> _latest = new Dictionary<ToySlug, ShownRun>();

    [Parameter] public required string Name { get; set; }

    private ContentLibrary Library => library;

    protected override async Task OnParametersSetAsync()
    {
        if (!ProblemSlug.TryParse(Name, null, out var slug) || !library.TryFind(slug, out _problem))
            return;
        _toys = [.. _problem.Toys.Select(toy => library.TryFind(toy, out var found) ? found : null).OfType<PublishedToy>()];
        _latest = await runs.LatestOfEachAsync(_problem.Toys, CancellationToken.None);
    }
}
