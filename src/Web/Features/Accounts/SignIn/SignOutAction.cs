using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts.SignIn;

internal sealed class SignOutAction(SignInManager<Account> signIn) : IFormAction
{
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        await signIn.SignOutAsync();
        return new SeeOther("/");
    }
}
