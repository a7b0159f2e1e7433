using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Passwords;

/// <summary>Changes a password, ends every session that began with the old one, and tells its owner, all or nothing.</summary>
internal sealed class PasswordChanges(LearningMechanicsDbContext db, UserManager<Account> users, AccountMails mails)
{
    public static string? Objection(Account account, string password) =>
        PasswordRule.Objection(password, account.Email ?? "", (account.Email ?? "").Split('@')[0], account.Handle.Value, account.DisplayName);

    /// <returns>False where the token is not good, or no longer.</returns>
    public Task<bool> ResetAsync(Account account, string token, string password, CancellationToken cancellationToken) => ChangeAsync(account, async () =>
    {
        var outcome = await users.ResetPasswordAsync(account, token, password);
        if (outcome.Succeeded)
            await users.SetLockoutEndDateAsync(account, null);
        return outcome;
    }, cancellationToken);

    /// <returns>False where the current password is another.</returns>
    public Task<bool> ChangeAsync(Account account, string current, string password, CancellationToken cancellationToken) =>
        ChangeAsync(account, () => users.ChangePasswordAsync(account, current, password), cancellationToken);

    private async Task<bool> ChangeAsync(Account account, Func<Task<IdentityResult>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var hadOne = account.PasswordHash is not null;
        if (!(await change()).Succeeded)
            return false;
        if (hadOne)
        {
            var mail = mails.PasswordChanged(account);
            Outbox.Add(db, account.Email ?? "", mail.Subject, mail.Text);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
