using LearningMechanics.Storage;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.Profile;

/// <summary>What a person says of themselves, and the way to everything else of their account.</summary>
internal sealed class ProfilePage(LearningMechanicsDbContext db) : IFormPage
{
    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (!form.IsSound)
            return Show(context, form, await UnreadAsync(context, cancellationToken));
        var account = await FindAsync(context, cancellationToken);
        var known = PostedForm.Of(("name", account.DisplayName), ("affiliation", account.Affiliation), ("orcid", account.Orcid));
        return Show(context, known, await UnreadAsync(context, cancellationToken));
    }

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        ProfileRule.Check(form);
        if (!form.IsSound)
            return await ShowAsync(context, form, cancellationToken);
        var account = await FindAsync(context, cancellationToken);
        (account.DisplayName, account.Affiliation, account.Orcid) = (form["name"], form["affiliation"], form["orcid"]);
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther("/account?done=profile");
    }

    private async Task<Account> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = context.MustBeSignedIn.Id;
        return await db.Users.SingleAsync(account => account.Id == id, cancellationToken);
    }

    private async Task<int> UnreadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = context.MustBeSignedIn.Id;
        return await db.Notices.CountAsync(notice => notice.Person == id && notice.ReadAt == null, cancellationToken);
    }

    private static RazorComponentResult<ProfileView> Show(HttpContext context, PostedForm form, int unread) =>
        FormAnswer.Show<ProfileView>(form, others: [("Who", context.MustBeSignedIn), ("Unread", unread), ("Done", context.Request.Query["done"].ToString())]);
}
