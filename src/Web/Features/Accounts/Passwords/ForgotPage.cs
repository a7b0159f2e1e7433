using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Passwords;

/// <summary>Writes a link for a new password. The answer is the same whether the address has an account or not; the mail is not.</summary>
internal sealed class ForgotPage(
    LearningMechanicsDbContext db, UserManager<Account> users, AccountMails mails, AttemptLimits limits, SteadyAnswer steady) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(FormAnswer.Show<ForgotView>(form));

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var email = form["email"];
        if (!form.RefuseIf("email", EmailRule.Objection(email)).IsSound)
            return FormAnswer.Show<ForgotView>(form);
        if (!limits.AllowsReset(context, email, form))
            return FormAnswer.Show<ForgotView>(form, StatusCodes.Status429TooManyRequests);
        return await steady.OfAsync(() => WriteAsync(email, cancellationToken), cancellationToken);
    }

    private async Task<IResult> WriteAsync(string email, CancellationToken cancellationToken)
    {
        var mail = await users.FindByEmailAsync(email) is { } account
            ? mails.Reset(account, await users.GeneratePasswordResetTokenAsync(account))
            : mails.NoAccount(email);
        Outbox.Add(db, email, mail.Subject, mail.Text);
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther("/account/check-mail");
    }
}
