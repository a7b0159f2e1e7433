using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Components;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Problems;

public sealed partial class ProblemPage(ContentLibrary library, PublishedRuns runs, ProblemBoards boards)
{
    private Problem? _problem;
    private PublishedToy[] _toys = [];
    private IReadOnlyDictionary<ToySlug, ShownRun> _latest = new Dictionary<ToySlug, ShownRun>();
    private IReadOnlyList<BoardEntry> _entries = [];
    private IReadOnlyList<ProblemTurn> _turns = [];
    private IReadOnlyList<ProblemRelatives> _related = [];
    private IReadOnlyList<ContentsEntry> _contents = [];

    [Parameter] public required string Name { get; set; }

    private ContentLibrary Library => library;

    private ProblemStatus Present => _turns is [var last, ..] ? last.To : _problem?.Status ?? default;

    /// <summary>Three statements, however much there is to show.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (!ProblemSlug.TryParse(Name, null, out var slug) || !library.TryFind(slug, out _problem))
            return;
        _toys = [.. _problem.Toys.Select(toy => library.TryFind(toy, out var found) ? found : null).OfType<PublishedToy>()];
        _related = [.. library.Relations.Of(_problem)];
        _entries = await boards.OfAsync(slug, CancellationToken.None);
        _turns = await boards.HistoryAsync(slug, CancellationToken.None);
        _latest = await runs.LatestOfEachAsync(_problem.Toys, CancellationToken.None);
        _contents = [.. Contents(_problem)];
    }

    private IEnumerable<ContentsEntry> Contents(Problem problem)
    {
        foreach (var section in problem.Sections)
        {
            yield return new ContentsEntry(section.Anchor, section.Title);
            if (section != problem.Sections[0])
                continue;
            if (_toys is [var first, ..])
                yield return new ContentsEntry(PageAnchors.Of(first.Slug), "Experiment");
            if (_toys.Length > 1)
                yield return new ContentsEntry(PageAnchors.Experiments, "More experiments");
        }

        if (_entries.Count > 0)
            yield return new ContentsEntry(PageAnchors.Results, "Results");
        if (problem.References.Count > 0)
            yield return new ContentsEntry(PageAnchors.References, "References");
        if (_related.Count > 0)
            yield return new ContentsEntry(PageAnchors.Related, "Related problems");
    }
}
