using LearningMechanics.Web.Content;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Toys;

public sealed partial class ToysPage(ContentLibrary library)
{
    // The toy's own page names them all.
    private const int MostNamed = 2;

    private readonly List<string> _unknown = [];
    private ToyQuery _query = new(null, null, ToyQuery.Orders[0].Key);
    private IReadOnlyList<PublishedToy> _shown = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    private ContentLibrary Library => library;

    protected override void OnInitialized()
    {
        _query = ToyQuery.Read(name => Context.Request.Query[name].LastOrDefault(value => !string.IsNullOrEmpty(value)), _unknown.Add);
        if (_unknown.Count > 0)
            Context.Response.Headers.CacheControl = "no-cache";
        _shown = _query.Apply(library);
    }
}
