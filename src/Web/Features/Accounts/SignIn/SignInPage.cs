using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.SignIn;

internal sealed class SignInPage(
    SignInManager<Account> signIn, UserManager<Account> users, AccountPasswords passwords, AttemptLimits limits, SteadyAnswer steady, TimeProvider clock)
    : IFormPage
{
    private const string DoNotFit =
        "This address and this password do not go together. An account rests for a quarter of an hour after ten wrong passwords.";

    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var next = form[LocalAddress.Field] is { Length: > 0 } typed ? typed : context.Request.Query[LocalAddress.Field].ToString();
        return Task.FromResult<IResult>(FormAnswer.Show<SignInView>(form, others: [("Next", LocalAddress.Of(next)), ("Done", context.Request.Query["done"].ToString())]));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var email = form["email"];
        form.RefuseIf("email", EmailRule.Objection(email));
        if (form.Secret("password").Length == 0)
            form.Refuse("password", "Type your password.");
        if (!form.IsSound)
            return await ShowAsync(context, form, cancellationToken);
        if (!limits.AllowsSignIn(context, email, form))
            return Show(form, StatusCodes.Status429TooManyRequests);
        return await steady.OfAsync(() => TryAsync(email, form), cancellationToken);
    }

    private async Task<IResult> TryAsync(string email, PostedForm form)
    {
        var account = await users.FindByEmailAsync(email);
        var fits = await passwords.FitsAsync(account, form.Secret("password"));
        if (account is null || !fits)
            return Show(form.Refuse("", DoNotFit));
        if (account.IsSuspended(clock.GetUtcNow()))
            return Show(form.Refuse("", Suspension(account)), StatusCodes.Status403Forbidden);
        await signIn.SignInAsync(account, isPersistent: form.IsTicked("stay"));
        return new SeeOther(LocalAddress.Of(form[LocalAddress.Field]));
    }

    private static RazorComponentResult<SignInView> Show(PostedForm form, int refusal = StatusCodes.Status422UnprocessableEntity) =>
        FormAnswer.Show<SignInView>(form, refusal, ("Next", LocalAddress.Of(form[LocalAddress.Field])));

    private static string Suspension(Account account)
    {
        var until = account.SuspendedUntil == DateTimeOffset.MaxValue ? "for good" : $"until {account.SuspendedUntil:d MMMM yyyy}";
        return $"This account is suspended {until}. Reason: {account.SuspensionReason}";
    }
}
