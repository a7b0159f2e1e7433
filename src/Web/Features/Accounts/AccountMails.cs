using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Accounts.Registration;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>What the site writes to people about their accounts. Every mail says why it came and what to do if nobody asked for it.</summary>
internal sealed class AccountMails(SiteAddress site)
{
    public AccountMail Invitation(string email, string token) => new(
        "Your account at Learning Mechanics",
        $"""
         Somebody, probably you, wants to open an account at Learning Mechanics for {email}.
         Choose a name and a password here, within a day:

         {site.Of("/account/confirm", (RegistrationLink.Field, token))}

         If it was not you, do nothing: without this link there is no account.
         """);

    public AccountMail RegisteredAlready(Account account) => new(
        "You have an account at Learning Mechanics",
        $"""
         Somebody, probably you, wants to open an account at Learning Mechanics for {account.Email}.
         There is one already; its handle is {account.Handle}. Sign in here:

         {site.Of("/account/sign-in")}

         If you have forgotten the password, choose a new one:

         {site.Of("/account/forgot")}

         If it was not you, do nothing: whoever it was learnt nothing.
         """);

    public AccountMail Reset(Account account, string token) => new(
        "A new password for Learning Mechanics",
        $"""
         Somebody, probably you, has forgotten the password of {account.Handle} at Learning Mechanics.
         Choose a new one here, within a day:

         {ResetLink(account, token)}

         If it was not you, do nothing: the old password stays.
         """);

    public AccountMail NoAccount(string email) => new(
        "No account at Learning Mechanics",
        $"""
         Somebody, probably you, asked Learning Mechanics for a new password for {email}.
         No account has this address. Perhaps yours has another; or open one here:

         {site.Of("/account/register")}

         If it was not you, do nothing.
         """);

    public AccountMail PasswordChanged(Account account) => new(
        "Your password at Learning Mechanics was changed",
        $"""
         The password of {account.Handle} at Learning Mechanics was changed, and every other device was signed out.

         If it was not you, choose a new password at once:

         {site.Of("/account/forgot")}
         """);

    public AccountMail EmailChange(Account account, string email, string token) => new(
        "Your new address at Learning Mechanics",
        $"""
         {account.Handle} at Learning Mechanics wants to be written to at {email}.
         Confirm it here, within a day, signed in:

         {site.Of("/account/email/confirm", ("email", email), ("token", token))}

         If it was not you, do nothing.
         """);

    public AccountMail AddressTaken(string email) => new(
        "An address at Learning Mechanics",
        $"""
         Somebody wants to be written to at {email} by Learning Mechanics, but another account has this address.

         If it was you, sign in to that account instead:

         {site.Of("/account/sign-in")}

         If it was not you, do nothing: whoever it was learnt nothing.
         """);

    public AccountMail EmailChanged(Account account, string email) => new(
        "Your address at Learning Mechanics was changed",
        $"""
         {account.Handle} at Learning Mechanics is from now on written to at {email}.

         If it was not you, somebody knows your password: answer this mail.
         """);

    /// <summary>Where a password is set without knowing the old one.</summary>
    public string ResetLink(Account account, string token) =>
        site.Of("/account/reset", ("person", account.Id.ToString()), ("token", token));
}
