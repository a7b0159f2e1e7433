using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Problems;

public sealed partial class ProblemPage(ContentLibrary library, PublishedRuns runs, ProblemBoards boards)
{
    private Problem? _problem;
    private List<PublishedToy> _toys = [];
    private IReadOnlyDictionary<ToySlug, ShownRun> _latest = new Dictionary<ToySlug, ShownRun>();
    private ResultBoard _board = ResultBoard.Empty;
    private IReadOnlyList<ProblemTurn> _turns = [];

    [Parameter] public required string Name { get; set; }

    private ContentLibrary Library => library;

    private ProblemStatus Present => _turns is [var last, ..] ? last.To : _problem?.Status ?? default;

    /// <summary>Three statements, however much there is to show.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (!ProblemSlug.TryParse(Name, null, out var slug) || !library.TryFind(slug, out _problem))
            return;
        _toys = [.. _problem.Toys.Select(toy => library.TryFind(toy, out var found) ? found : null).OfType<PublishedToy>()];
        _board = await boards.OfAsync(slug, CancellationToken.None);
        _turns = await boards.HistoryAsync(slug, CancellationToken.None);
        _latest = await runs.LatestOfEachAsync(_problem.Toys, CancellationToken.None);
    }
}
