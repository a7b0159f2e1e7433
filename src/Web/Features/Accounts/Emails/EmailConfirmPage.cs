using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Web.Features.Accounts.Emails;

/// <summary>Behind the link in the mail to the new address.</summary>
internal sealed class EmailConfirmPage(LearningMechanicsDbContext db, UserManager<Account> users, SignInManager<Account> signIn, AccountMails mails) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var email = form["email"] is { Length: > 0 } typed ? typed : query["email"].ToString();
        var token = form["token"] is { Length: > 0 } typedToken ? typedToken : query["token"].ToString();
        return Task.FromResult<IResult>(FormAnswer.Show<EmailConfirmView>(form, others: [("Email", email), ("Token", token)]));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var account = await users.AccountOfAsync(context);
        if (!await TryChangeAsync(account, form["email"], form["token"], cancellationToken))
            return Ended();
        await signIn.RefreshSignInAsync(account);
        return new SeeOther("/account?done=email");
    }

    private async Task<bool> TryChangeAsync(Account account, string email, string token, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = account.Email ?? "";
        try
        {
            if (!(await users.ChangeEmailAsync(account, email, token)).Succeeded)
                return false;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        var mail = mails.EmailChanged(account, email);
        Outbox.Add(db, before, mail.Subject, mail.Text);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static ProblemHttpResult Ended() => Runs.Refusals.Because(
        StatusCodes.Status410Gone,
        "This link has ended, or it was made for another account. Sign in to the account that asked for it, and ask again under /account/email.");
}
