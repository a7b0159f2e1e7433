using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Passwords;

internal sealed class PasswordPage(
    UserManager<Account> users, SignInManager<Account> signIn, AccountPasswords passwords, PasswordChanges changes, AttemptLimits limits) : IFormPage
{
    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(FormAnswer.Show<PasswordView>(form));

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var account = await users.AccountOfAsync(context);
        form.RefuseIf("new", PasswordChanges.Objection(account, form.Secret("new")));
        if (!form.IsSound)
            return FormAnswer.Show<PasswordView>(form);
        if (!limits.AllowsSignIn(context, account.Email ?? "", form))
            return FormAnswer.Show<PasswordView>(form, StatusCodes.Status429TooManyRequests);
        if (!await passwords.FitsAsync(account, form.Secret("current"))
            || !await changes.ChangeAsync(account, form.Secret("current"), form.Secret("new"), cancellationToken))
            return FormAnswer.Show<PasswordView>(form.Refuse("current", "This is not your password now."));
        await signIn.RefreshSignInAsync(account);
        return new SeeOther("/account?done=password");
    }
}
