using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Web.Features.Api.Resources;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>People as everybody sees them.</summary>
internal sealed class PersonReads(LearningMechanicsDbContext db)
{
    public static async Task<IResult> ReadAsync(string handle, PersonReads people, ApiAddresses addresses, CancellationToken cancellationToken) =>
        await people.FindAsync(handle, cancellationToken) is { } person
            ? ApiAnswer.Of(Tell(person, addresses), ApiJson.Plain.PersonResource)
            : ApiRefusals.NoSuch("person", handle);

    public static PersonResource Tell(PublicPerson person, ApiAddresses addresses) => new(
        person.Handle.Value, addresses.Of(person.Handle), addresses.Page(SiteLinks.To(person.Handle)), person.Name, person.Standing.Word,
        person.Affiliation, person.Orcid, person.Since.UtcDateTime, addresses.Of($"/results?author={person.Handle}"));

    /// <summary>Somebody by their handle; null where nobody is called that.</summary>
    public async Task<PublicPerson?> FindAsync(string handle, CancellationToken cancellationToken) => Handle.TryParse(handle, null, out var name)
        ? await db.Users.Where(account => account.Handle == name)
            .Select(account => new PublicPerson(
                account.Id, account.Handle, account.DisplayName, account.Standing, account.Affiliation, account.Orcid, account.CreatedAt))
            .SingleOrDefaultAsync(cancellationToken)
        : null;
}

/// <summary>What of an account is everybody's to know.</summary>
internal sealed record PublicPerson(PersonId Id, Handle Handle, string Name, Standing Standing, string Affiliation, string Orcid, DateTimeOffset Since);
