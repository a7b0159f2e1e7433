using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Whether a password is an account's, at the same cost where there is no account.</summary>
internal sealed class AccountPasswords(SignInManager<Account> signIn, IPasswordHasher<Account> hasher)
{
    /// <summary>PBKDF2 with HMAC-SHA512; OWASP's figure for it.</summary>
    public const int Iterations = 210_000;

    private static readonly string NobodysHash =
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>Counts a wrong password against the account, which rests after too many.</summary>
    public async Task<bool> FitsAsync(Account? account, string password)
    {
        if (account is not null)
            return (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;
        hasher.VerifyHashedPassword(null!, NobodysHash, password);
        return false;
    }
}
