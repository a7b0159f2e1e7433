using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Home;

public sealed partial class HomePage(ContentLibrary library, PublishedRuns runs, ResultReading results)
{
    private const int MostResults = 6;

    private ShownRun? _latest;
    private VersionName? _shown;
    private PublishedToy? _first;
    private IReadOnlyList<ResultSummary> _results = [];

    private ContentLibrary Library => library;

    protected override async Task OnInitializedAsync()
    {
        _results = [.. (await results.ListAsync(new ResultFilter { Take = 2 * MostResults }, CancellationToken.None))
            .Where(result => result.State == VersionState.Published).Take(MostResults)];
        _first = library.Toys.MinBy(toy => toy.Toy.Price.Seconds);
        if (_results.FirstOrDefault(result => result.Run is not null) is { Run: RunId run } newest)
            (_latest, _shown) = (await runs.CompletedAsync(run, CancellationToken.None), newest.Name);
        else
            _latest = await runs.LatestAsync(CancellationToken.None);
    }
}
