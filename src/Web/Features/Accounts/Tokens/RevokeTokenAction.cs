using LearningMechanics.Storage;
using LearningMechanics.Web.Features.Forms;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.Tokens;

internal sealed class RevokeTokenAction(LearningMechanicsDbContext db, TimeProvider clock) : IFormAction
{
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var person = context.MustBeSignedIn.Id;
        // Another's token is not found, as if it were not there.
        if (!Guid.TryParseExact(context.Request.RouteValues["id"]?.ToString(), "N", out var id)
            || await db.ApiTokens.SingleOrDefaultAsync(grant => grant.Id == id && grant.Person == person, cancellationToken) is not { } grant)
            return Runs.Refusals.Because(StatusCodes.Status404NotFound, "You have no such token.");
        grant.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther("/account/tokens");
    }
}
