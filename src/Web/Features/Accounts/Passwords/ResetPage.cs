using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.Passwords;

/// <summary>Behind the link in a mail: sets a new password without the old one.</summary>
internal sealed class ResetPage(UserManager<Account> users, PasswordChanges changes) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var person = form["person"] is { Length: > 0 } typed ? typed : query["person"].ToString();
        var token = form["token"] is { Length: > 0 } typedToken ? typedToken : query["token"].ToString();
        return await FindAsync(person, token) is { } account ? Show(form, account, token) : Ended();
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var token = form["token"];
        if (await FindAsync(form["person"], token) is not { } account)
            return Ended();
        form.RefuseIf("password", PasswordChanges.Objection(account, form.Secret("password")));
        if (!form.IsSound)
            return Show(form, account, token);
        return await changes.ResetAsync(account, token, form.Secret("password"), cancellationToken)
            ? new SeeOther("/account/sign-in?done=password")
            : Ended();
    }

    private async Task<Account?> FindAsync(string person, string token) =>
        PersonId.TryParse(person, null, out var id) && await users.FindByIdAsync(id.ToString()) is { } account
        && await users.VerifyUserTokenAsync(account, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token)
            ? account
            : null;

    private static RazorComponentResult<ResetView> Show(PostedForm form, Account account, string token) =>
        FormAnswer.Show<ResetView>(form, others: [("Person", account.Id.ToString()), ("Token", token), ("Email", account.Email)]);

    private static ProblemHttpResult Ended() => Runs.Refusals.Because(
        StatusCodes.Status410Gone, "This link has ended: it was used, or is more than a day old. Ask for a new one under /account/forgot.");
}
