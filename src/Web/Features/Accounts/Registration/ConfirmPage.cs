using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearningMechanics.Web.Features.Accounts.Registration;

/// <summary>Behind the link in the mail: chooses name, handle and password, and opens the account.</summary>
internal sealed class ConfirmPage(UserManager<Account> users, SignInManager<Account> signIn, RegistrationLink link, TimeProvider clock) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var token = form[RegistrationLink.Field] is { Length: > 0 } typed ? typed : context.Request.Query[RegistrationLink.Field].ToString();
        return await ReadAsync(token) is { } read ? Show(form, token, read.Email) : Ended();
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var token = form[RegistrationLink.Field];
        if (await ReadAsync(token) is not { } read)
            return Ended();
        await CheckAsync(form, read.Email, cancellationToken);
        if (!form.IsSound)
            return Show(form, token, read.Email);

        var account = Account.Open(Handle.Parse(form["handle"]), form["name"], read.Email, clock);
        account.Affiliation = form["affiliation"];
        if (!await TryCreateAsync(account, form))
            return await ShowAsync(context, form, cancellationToken);
        await signIn.SignInAsync(account, isPersistent: false);
        return new SeeOther(LocalAddress.Of(read.Next));
    }

    /// <summary>A link is good until it ends or its address has an account.</summary>
    private async Task<(string Email, string Next)?> ReadAsync(string token) =>
        link.Read(token) is { } read && await users.FindByEmailAsync(read.Email) is null ? read : null;

    private async Task CheckAsync(PostedForm form, string email, CancellationToken cancellationToken)
    {
        ProfileRule.Check(form);
        form.RefuseIf("handle", Handle.Objection(form["handle"]));
        form.RefuseIf("password", PasswordRule.Objection(form.Secret("password"), email, email.Split('@')[0], form["handle"], form["name"]));
        if (Handle.TryParse(form["handle"], null, out var handle)
            && await users.Users.AnyAsync(account => account.Handle == handle, cancellationToken))
            form.Refuse("handle", Taken(form));
    }

    private async Task<bool> TryCreateAsync(Account account, PostedForm form)
    {
        try
        {
            var outcome = await users.CreateAsync(account, form.Secret("password"));
            foreach (var error in outcome.Errors)
                form.Refuse("", error.Description);
            return outcome.Succeeded;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            form.Refuse("handle", Taken(form));
            return false;
        }
    }

    private static string Taken(PostedForm form) => $"The handle {form["handle"]} is taken: choose another.";

    private static RazorComponentResult<ConfirmView> Show(PostedForm form, string token, string email) =>
        FormAnswer.Show<ConfirmView>(form, others: [("Token", token), ("Email", email)]);

    private static ProblemHttpResult Ended() => Runs.Refusals.Because(
        StatusCodes.Status410Gone,
        "This link has ended: it was used, or is more than a day old. If you have an account by now, sign in; else ask for a new link under /account/register.");
}
