using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.Tokens;

/// <summary>What programs may do in a person's name: made here, shown once, taken back here.</summary>
internal sealed class TokensPage(LearningMechanicsDbContext db, TimeProvider clock) : IFormPage
{
    private const int MostTokens = 20;

    public Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        ShowAsync(context, form, fresh: null, cancellationToken);

    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var person = context.MustBeSignedIn.Id;
        var scopes = Check(form);
        if (await db.ApiTokens.CountAsync(grant => grant.Person == person && grant.RevokedAt == null, cancellationToken) >= MostTokens)
            form.Refuse("", $"You have {MostTokens} tokens: take one back before you make another.");
        if (!form.IsSound)
            return await ShowAsync(context, form, cancellationToken);

        var token = ApiToken.Draw();
        db.ApiTokens.Add(TokenGrant.Of(person, form["name"], token, scopes, clock));
        await db.SaveChangesAsync(cancellationToken);

        // No redirect: the token is nowhere but in this answer.
        return await ShowAsync(context, PostedForm.Blank(), token.Reveal(), cancellationToken);
    }

    private static List<TokenScope> Check(PostedForm form)
    {
        if (form["name"].Length is 0 or > TokenGrant.LongestName)
            form.Refuse("name", $"Name the program that will use it, in at most {TokenGrant.LongestName} characters: you will want to know when you take it back.");
        var scopes = new List<TokenScope>();
        foreach (var word in form.Ticked("scope"))
        {
            if (TokenScopes.TryRead(word, out var scope))
                scopes.Add(scope);
            else
                form.Refuse("scope", $"There is no scope {Runs.Refusals.Shown(word)}.");
        }

        if (scopes.Count == 0)
            form.Refuse("scope", "Tick what the program may do: without any, the token opens nothing.");
        return scopes;
    }

    private async Task<IResult> ShowAsync(HttpContext context, PostedForm form, string? fresh, CancellationToken cancellationToken)
    {
        var person = context.MustBeSignedIn.Id;
        var grants = await db.ApiTokens.AsNoTracking().Where(grant => grant.Person == person && grant.RevokedAt == null)
            .OrderByDescending(grant => grant.CreatedAt).ToListAsync(cancellationToken);
        return FormAnswer.Show<TokensView>(form, others: [("Grants", grants), ("Fresh", fresh)]);
    }
}
