using LearningMechanics.Domain.Runs;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Runs;

public sealed partial class RunPage(PublishedRuns runs)
{
    private ShownRun? _view;

    // The page is rendered once before the database has answered; only afterwards is a missing run missing.
    private bool _isRead;

    [Parameter] public required string Name { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _view = RunId.TryParse(Name, null, out var id) ? await runs.FindAsync(id, CancellationToken.None) : null;
        _isRead = true;
    }
}
