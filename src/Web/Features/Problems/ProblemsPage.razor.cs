using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Components.Lists;
using LearningMechanics.Web.Content;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Problems;

public sealed partial class ProblemsPage(ContentLibrary library, ProblemBoards boards)
{
    private readonly List<string> _unknown = [];
    private ProblemQuery _query = new();
    private IReadOnlyList<ListedProblem> _all = [];
    private IReadOnlyList<ListedProblem> _shown = [];
    private IReadOnlyList<Facet> _facets = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _all = ListedProblem.Of(library, await boards.PositionsAsync(CancellationToken.None));
        var tags = ProblemQuery.TagsOf(_all).ToHashSet(StringComparer.Ordinal);
        _query = ProblemQuery.Read(name => Context.Request.Query[name].LastOrDefault(value => !string.IsNullOrEmpty(value)), tags, _unknown.Add);
        // Of what the page does not know there is no end, and none of it is worth keeping.
        if (_unknown.Count > 0)
            Context.Response.Headers.CacheControl = "no-cache";
        _shown = _query.Apply(_all);
        _facets = _query.Facets(_all);
    }
}
