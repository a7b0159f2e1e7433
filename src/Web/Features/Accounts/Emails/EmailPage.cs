using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Emails;

/// <summary>Asks for another address and writes to it; the old one stays until the new one has answered.</summary>
internal sealed class EmailPage(
    LearningMechanicsDbContext db, UserManager<Account> users, AccountPasswords passwords, AccountMails mails, AttemptLimits limits, SteadyAnswer steady)
    : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        Show(form, await users.AccountOfAsync(context));

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var account = await users.AccountOfAsync(context);
        var email = form["email"];
        form.RefuseIf("email", EmailRule.Objection(email));
        if (users.NormalizeEmail(email) == account.NormalizedEmail)
            form.Refuse("email", "This is your address already.");
        if (!form.IsSound)
            return Show(form, account);
        if (!limits.AllowsSignIn(context, account.Email ?? "", form) || !limits.AllowsReset(context, email, form))
            return Show(form, account, StatusCodes.Status429TooManyRequests);
        if (!await passwords.FitsAsync(account, form.Secret("password")))
            return Show(form.Refuse("password", "This is not your password."), account);
        return await steady.OfAsync(() => WriteAsync(account, email, cancellationToken), cancellationToken);
    }

    private async Task<IResult> WriteAsync(Account account, string email, CancellationToken cancellationToken)
    {
        var mail = await users.FindByEmailAsync(email) is null
            ? mails.EmailChange(account, email, await users.GenerateChangeEmailTokenAsync(account, email))
            : mails.AddressTaken(email);
        Outbox.Add(db, email, mail.Subject, mail.Text);
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther("/account/check-mail");
    }

    private static RazorComponentResult<EmailView> Show(PostedForm form, Account account, int refusal = StatusCodes.Status422UnprocessableEntity) =>
        FormAnswer.Show<EmailView>(form, refusal, ("Now", account.Email));
}
