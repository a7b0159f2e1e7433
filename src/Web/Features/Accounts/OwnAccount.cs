using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts;

internal static class OwnAccount
{
    /// <summary>The account of who is signed in.</summary>
    public static async Task<Account> AccountOfAsync(this UserManager<Account> users, HttpContext context) =>
        await users.FindByIdAsync(context.MustBeSignedIn.Id.ToString()) ?? throw new System.Diagnostics.UnreachableException("Accounts are not deleted.");
}
