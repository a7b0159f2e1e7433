using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Who sends a request, as they stand at this moment.</summary>
/// <param name="Id">Names the person.</param>
/// <param name="Handle">Their public name in addresses.</param>
/// <param name="Name">Their name beside what they submit.</param>
/// <param name="Standing">How far they are trusted now.</param>
public sealed record SignedIn(PersonId Id, Handle Handle, string Name, Standing Standing)
{
    /// <summary>What a program may that acts in their name; null where they are here themselves.</summary>
    public IReadOnlyList<TokenScope>? Scopes { get; init; }

    /// <summary>Whether they are here themselves, or a program that they allowed this.</summary>
    public bool May(TokenScope scope) => Scopes is null || Scopes.Contains(scope);
}
