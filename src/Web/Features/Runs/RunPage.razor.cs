using LearningMechanics.Domain.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Runs;

public sealed partial class RunPage(PublishedRuns runs)
{
    private ShownRun? _view;

    [Parameter] public required string Name { get; set; }

    protected override async Task OnParametersSetAsync() =>
        _view = RunId.TryParse(Name, null, out var id) ? await runs.FindAsync(id, CancellationToken.None) : null;
}
