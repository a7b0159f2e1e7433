using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.People;

/// <summary>What an API token's owner allowed its bearer; the token itself is not kept.</summary>
public sealed class TokenGrant
{
    public const int LongestName = 60;

    /// <summary>Uses closer than this are one: a script need not write a row with every request.</summary>
    public static readonly TimeSpan UsePrecision = TimeSpan.FromMinutes(10);

    private TokenGrant()
    {
    }

    public Guid Id { get; private init; }

    public PersonId Person { get; private init; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private init; } = "";

    public string TokenHash { get; private init; } = "";

    public IReadOnlyList<TokenScope> Scopes { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it last opened something, to within <see cref="UsePrecision"/>; null where it never did.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When its owner took it back; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public static TokenGrant Of(PersonId person, string name, ApiToken token, IEnumerable<TokenScope> scopes, TimeProvider clock) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Person = person,
        Name = name,
        TokenHash = token.Hash,
        Scopes = [.. scopes.Distinct().Order()],
        CreatedAt = clock.GetUtcNow(),
    };

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
