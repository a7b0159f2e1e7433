using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Who asks for a run, and what they may ask for.</summary>
/// <param name="Person">Null for a visitor.</param>
/// <param name="VisitorHash">Tells visitors apart.</param>
/// <param name="Allowance">What they may ask for.</param>
public sealed record Asker(PersonId? Person, string? VisitorHash, RunAllowance Allowance)
{
    /// <summary>Who their runs are counted against.</summary>
    public Payer Payer => Person is { } person ? Payer.Of(person) : VisitorHash is { } hash ? Payer.OfVisitor(hash) : Payer.AnyVisitor;

    internal static Asker Of(HttpContext context, VisitorKey key) => context.SignedIn is { } person
        ? new(person.Id, null, RunAllowance.For(person.Standing))
        : new(null, key.HashOf(context.AddressKey), RunAllowance.For(null));
}
