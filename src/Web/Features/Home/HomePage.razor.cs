using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Problems;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Home;

public sealed partial class HomePage(ContentLibrary library, PublishedRuns runs, ResultReading results, ProblemBoards boards)
{
    private const int MostShown = 3;

    // Enough to find one whose dots lie on its line, however many failed of late.
    private const int MostRead = 24;
    private const int MostCompared = 6;

    private ShownRun? _latest;
    private ChartFigure? _figure;
    private VersionName? _shown;
    private PublishedToy? _first;
    private IReadOnlyList<ResultSummary> _results = [];
    private IReadOnlyList<ListedProblem> _needy = [];

    private ContentLibrary Library => library;

    /// <summary>Three statements: results, where problems stand, one run.</summary>
    protected override async Task OnInitializedAsync()
    {
        var published = (await results.ListAsync(new ResultFilter { Take = MostRead }, CancellationToken.None))
            .Where(result => result.State == VersionState.Published).ToList();
        _results = [.. published.Take(MostShown)];
        _needy = [.. ListedProblem.ByNeed(ListedProblem.Of(library, await boards.PositionsAsync(CancellationToken.None)))
            .Where(listed => listed.IsInNeed).Take(MostShown)];
        _first = library.Toys.MinBy(toy => toy.Toy.Price.Seconds);
        await ChooseRunAsync(published);
    }

    /// <summary>Of the newest runs that held, the one whose chart is read at a glance; any run where none held.</summary>
    private async Task ChooseRunAsync(IReadOnlyList<ResultSummary> published)
    {
        var ran = published.Where(result => result.Run is not null).ToList();
        var held = ran.Where(result => result.Verdict == Verdict.Holds).ToList();
        var wanted = (held.Count > 0 ? held : ran).Take(MostCompared).ToList();
        var found = wanted.Count > 0
            ? await runs.CompletedAsync([.. wanted.Select(result => result.Run).OfType<RunId>()], CancellationToken.None)
            : [];
        _latest = found.MinBy(run => Chart(run)?.Series.Count ?? int.MaxValue);
        if (wanted.Count == 0)
            _latest = await runs.LatestAsync(CancellationToken.None);
        _figure = _latest is null ? null : Chart(_latest);
        _shown = wanted.FirstOrDefault(result => result.Run == _latest?.Run.Id)?.Name;
    }

    private static ChartFigure? Chart(ShownRun run) =>
        run.Figures.FirstOrDefault(figure => figure.Checks.Count > 0) ?? (run.Figures is [var other, ..] ? other : null);

    private static string Why(ListedProblem listed) => listed.Count switch
    {
        { HasUnansweredFailure: true } => "a theory failed, and no later result answers it",
        { InAll: 0 } => "no result yet",
        { InAll: 1 } => "one result so far",
        _ => $"{listed.Count.InAll} results so far",
    };
}
