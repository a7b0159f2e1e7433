using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.Commands;

/// <summary>What whoever keeps a site does to its accounts.</summary>
internal sealed class PeopleKeeping(UserManager<Account> users, AccountMails mails, TimeProvider clock)
{
    public async Task<KeepingOutcome> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await users.Users.OrderByDescending(account => account.CreatedAt)
            .Select(account => new { account.Handle, account.Standing, account.Email, account.CreatedAt, account.SuspendedUntil })
            .ToListAsync(cancellationToken);
        return new KeepingOutcome.Done(rows.Count == 0
            ? "There is no account yet: make the first with `lm user add --handle … --email …`."
            : string.Join(Environment.NewLine, rows.Select(row =>
                $"{row.Handle,-30} {row.Standing.Word,-10} {row.CreatedAt:yyyy-MM-dd} {row.Email}{(now < row.SuspendedUntil ? "  suspended" : "")}")));
    }

    public async Task<KeepingOutcome> AddAsync(string handle, string email, string? name, Standing? standing, CancellationToken cancellationToken)
    {
        if ((Handle.Objection(handle) ?? EmailRule.Objection(email)) is { } objection)
            return new KeepingOutcome.Refused(objection);
        var chosen = Handle.Parse(handle);
        if (await users.Users.AnyAsync(account => account.Handle == chosen, cancellationToken))
            return new KeepingOutcome.Refused($"The handle {handle} is taken.");

        var isFirst = !await users.Users.AnyAsync(cancellationToken);
        var account = Account.Open(chosen, name ?? handle, email, clock);
        account.Appoint(standing ?? (isFirst ? Standing.Admin : Standing.Newcomer));
        var outcome = await users.CreateAsync(account);
        if (!outcome.Succeeded)
            return new KeepingOutcome.Refused(string.Join(" ", outcome.Errors.Select(error => error.Description)));
        return new KeepingOutcome.Done(
            $"{handle} has an account{(isFirst && standing is null ? ", the first, and is admin" : $" and is {account.Standing.Word}")}. "
            + $"Its owner sets a password here, within a day:{Environment.NewLine}{await WriteLinkAsync(account)}");
    }

    public async Task<KeepingOutcome> AppointAsync(string handle, Standing standing, CancellationToken cancellationToken)
    {
        if (await FindAsync(handle, cancellationToken) is not { } account)
            return Nobody(handle);
        if (account.Standing.IsAdmin && !standing.IsAdmin && await users.Users.CountAsync(other => other.Standing == Standing.Admin, cancellationToken) == 1)
            return new KeepingOutcome.Refused($"{handle} is the only admin: appoint another first.");
        var before = account.Standing;
        account.Appoint(standing);
        await users.UpdateAsync(account);
        return new KeepingOutcome.Done($"{handle} was {before.Word} and is {standing.Word} now.");
    }

    public async Task<KeepingOutcome> SuspendAsync(string handle, int? days, string reason, CancellationToken cancellationToken)
    {
        if (days is < 1 or > 36_500)
            return new KeepingOutcome.Refused($"--days {days}: must be in 1…36500, or left out to suspend for good.");
        if (reason.Length is 0 or > Account.LongestReason)
            return new KeepingOutcome.Refused($"--reason: write what {handle} is told, in at most {Account.LongestReason} characters.");
        if (await FindAsync(handle, cancellationToken) is not { } account)
            return Nobody(handle);
        var until = days is { } given ? clock.GetUtcNow().AddDays(given) : DateTimeOffset.MaxValue;
        account.Suspend(until, reason);
        await users.UpdateAsync(account);
        return new KeepingOutcome.Done($"{handle} is suspended {(days is null ? "for good" : $"until {until:yyyy-MM-dd HH:mm} UTC")}.");
    }

    public async Task<KeepingOutcome> RestoreAsync(string handle, CancellationToken cancellationToken)
    {
        if (await FindAsync(handle, cancellationToken) is not { } account)
            return Nobody(handle);
        account.Restore();
        await users.UpdateAsync(account);
        return new KeepingOutcome.Done($"{handle} may act again.");
    }

    public async Task<KeepingOutcome> LinkAsync(string handle, CancellationToken cancellationToken) =>
        await FindAsync(handle, cancellationToken) is { } account
            ? new KeepingOutcome.Done($"{handle} sets a new password here, within a day:{Environment.NewLine}{await WriteLinkAsync(account)}")
            : Nobody(handle);

    private async Task<Account?> FindAsync(string handle, CancellationToken cancellationToken) =>
        Handle.TryParse(handle, null, out var known)
            ? await users.Users.SingleOrDefaultAsync(account => account.Handle == known, cancellationToken)
            : null;

    private async Task<string> WriteLinkAsync(Account account) =>
        mails.ResetLink(account, await users.GeneratePasswordResetTokenAsync(account));

    private static KeepingOutcome.Refused Nobody(string handle) => new($"Nobody has the handle {handle}: `lm user list` shows who there is.");
}
