using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>
/// Bounds guessing and mailing. Counted both by where it comes from and by the mail address typed, whether an account has
/// that address or not: a refusal tells nothing.
/// </summary>
internal sealed class AttemptLimits : IDisposable
{
    private readonly AttemptLimit signInsFromOnePlace = new(30, TimeSpan.FromMinutes(1));
    private readonly AttemptLimit signInsToOneAccount = new(10, TimeSpan.FromMinutes(15));
    // A class of students stands behind one address and registers within one hour; they do not all forget their passwords.
    private readonly AttemptLimit registrationsFromOnePlace = new(40, TimeSpan.FromHours(1));
    private readonly AttemptLimit resetsFromOnePlace = new(15, TimeSpan.FromHours(1));
    private readonly AttemptLimit mailsToOneAddress = new(4, TimeSpan.FromHours(1));

    public bool AllowsSignIn(HttpContext context, string email, PostedForm form) =>
        Allows(context, email, form, signInsFromOnePlace, signInsToOneAccount);

    public bool AllowsRegistration(HttpContext context, string email, PostedForm form) =>
        Allows(context, email, form, registrationsFromOnePlace, mailsToOneAddress);

    public bool AllowsReset(HttpContext context, string email, PostedForm form) =>
        Allows(context, email, form, resetsFromOnePlace, mailsToOneAddress);

    public void Dispose()
    {
        foreach (var limit in new[] { signInsFromOnePlace, signInsToOneAccount, registrationsFromOnePlace, resetsFromOnePlace, mailsToOneAddress })
            limit.Dispose();
    }

    private static bool Allows(HttpContext context, string email, PostedForm form, AttemptLimit fromOnePlace, AttemptLimit toOneAddress)
    {
        if ((fromOnePlace.Count(context.AddressKey) ?? toOneAddress.Count(email.ToUpperInvariant())) is not { } wait)
            return true;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString();
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        form.Refuse("", $"That was tried often just now. Wait {(minutes <= 1 ? "a minute" : $"{minutes} minutes")}, then send it again.");
        return false;
    }
}
