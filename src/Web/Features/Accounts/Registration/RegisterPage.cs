using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Registration;

/// <summary>Asks for an address and writes to it. The answer is the same whether it has an account or not; the mail is not.</summary>
internal sealed class RegisterPage(
    LearningMechanicsDbContext db, UserManager<Account> users, AccountMails mails, RegistrationLink link, AttemptLimits limits, SteadyAnswer steady)
    : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var next = form[LocalAddress.Field] is { Length: > 0 } typed ? typed : context.Request.Query[LocalAddress.Field].ToString();
        return Task.FromResult<IResult>(Show(form, LocalAddress.Of(next)));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var email = form["email"];
        var next = LocalAddress.Of(form[LocalAddress.Field]);
        if (!form.RefuseIf("email", EmailRule.Objection(email)).IsSound)
            return Show(form, next);
        if (!limits.AllowsRegistration(context, email, form))
            return Show(form, next, StatusCodes.Status429TooManyRequests);
        return await steady.OfAsync(() => WriteAsync(email, next, cancellationToken), cancellationToken);
    }

    private async Task<IResult> WriteAsync(string email, string next, CancellationToken cancellationToken)
    {
        var mail = await users.FindByEmailAsync(email) is { } account
            ? mails.RegisteredAlready(account)
            : mails.Invitation(email, link.Write(email, next));
        Outbox.Add(db, email, mail.Subject, mail.Text);
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther("/account/check-mail");
    }

    private static RazorComponentResult<RegisterView> Show(PostedForm form, string next, int refusal = StatusCodes.Status422UnprocessableEntity) =>
        FormAnswer.Show<RegisterView>(form, refusal, ("Next", next));
}
