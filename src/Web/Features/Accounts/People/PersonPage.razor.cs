using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.People;

/// <summary>A person as everybody sees them.</summary>
public sealed partial class PersonPage(LearningMechanicsDbContext db, ResultReading results)
{
    private PersonOnPage? _person;
    private IReadOnlyList<ResultSummary> _results = [];

    // The page is rendered once before the database has answered; only afterwards is a missing person missing.
    private bool _isRead;

    [Parameter] public required string Name { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _person = Handle.TryParse(Name, null, out var handle)
            ? await db.Users.Where(account => account.Handle == handle)
                .Select(account => new PersonOnPage(
                    account.Id, account.Handle, account.DisplayName, account.Standing, account.CreatedAt, account.Affiliation, account.Orcid))
                .SingleOrDefaultAsync()
            : null;
        if (_person is not null)
            _results = await results.ListAsync(new ResultFilter { Author = _person.Id, Take = 100 }, CancellationToken.None);
        _isRead = true;
    }

    private sealed record PersonOnPage(PersonId Id, Handle Handle, string Name, Standing Standing, DateTimeOffset Since, string Affiliation, string Orcid);
}
