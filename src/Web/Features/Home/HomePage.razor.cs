using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Home;

public sealed partial class HomePage(ContentLibrary library, PublishedRuns runs)
{
    private ShownRun? _latest;
    private PublishedToy? _first;

    private ContentLibrary Library => library;

    protected override async Task OnInitializedAsync()
    {
        _latest = await runs.LatestAsync(CancellationToken.None);
        _first = library.Toys.MinBy(toy => toy.Toy.Price.Seconds);
    }
}
