using LearningMechanics.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Storage.People;

/// <summary>A person as the site knows them; what signs them in is Identity's, the rest is ours.</summary>
public sealed class Account : IdentityUser<PersonId>
{
    public const int LongestName = 80;
    public const int LongestAffiliation = 120;
    public const int LongestEmail = 254;
    public const int LongestReason = 500;

    private Account()
    {
    }

    /// <summary>Public name in addresses; never changed.</summary>
    public Handle Handle { get; private init; }

    /// <summary>What they are called beside what they submit.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Where they work; empty where they did not say.</summary>
    public string Affiliation { get; set; } = "";

    /// <summary>Their number at orcid.org; empty where they did not say.</summary>
    public string Orcid { get; set; } = "";

    public Standing Standing { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Until when they may not act here; null where they may, <see cref="DateTimeOffset.MaxValue"/> for good.</summary>
    public DateTimeOffset? SuspendedUntil { get; private set; }

    /// <summary>Why they may not, as they are told; empty where they may.</summary>
    public string SuspensionReason { get; private set; } = "";

    /// <summary>Identity's name for the handle.</summary>
    public override string? UserName
    {
        get => Handle.Value;
        set => throw new NotSupportedException("A handle is never changed.");
    }

    /// <summary>Opens an account for an address that is known to be theirs.</summary>
    public static Account Open(Handle handle, string displayName, string email, TimeProvider clock) => new()
    {
        Id = PersonId.New(clock),
        Handle = handle,
        DisplayName = displayName,
        Email = email,
        EmailConfirmed = true,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Opens the site's own account: it has no address and no password, so nobody signs in with it.</summary>
    public static Account OpenForTheSite(Handle handle, string displayName, TimeProvider clock) => new()
    {
        Id = PersonId.New(clock),
        Handle = handle,
        NormalizedUserName = handle.Value.ToUpperInvariant(),
        DisplayName = displayName,
        SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
        Standing = Standing.Trusted,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Gives a standing; whether it may be given is <see cref="Appointment"/>'s to say.</summary>
    public void Appoint(Standing standing) => Standing = standing;

    /// <summary>Takes away the right to act here, beginning with the next request.</summary>
    public void Suspend(DateTimeOffset until, string reason) => (SuspendedUntil, SuspensionReason) = (until, reason);

    /// <summary>Gives that right back.</summary>
    public void Restore() => (SuspendedUntil, SuspensionReason) = (null, "");

    public bool IsSuspended(DateTimeOffset now) => now < SuspendedUntil;
}
