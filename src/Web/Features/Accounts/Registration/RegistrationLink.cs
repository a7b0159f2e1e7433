using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LearningMechanics.Web.Features.Accounts.Registration;

/// <summary>
/// What the mail to a newcomer carries: proof that whoever follows it reads that address. Nothing is stored before, so
/// nobody's address or handle can be taken by somebody who does not.
/// </summary>
internal sealed class RegistrationLink(IDataProtectionProvider protection)
{
    public const string Field = "token";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("registration").ToTimeLimitedDataProtector();

    /// <param name="email">The address the mail goes to.</param>
    /// <param name="next">Where its reader goes on afterwards.</param>
    public string Write(string email, string next) => protector.Protect($"{email}\n{next}", Lasts);

    /// <returns>Null where the link is no longer good, or never was.</returns>
    public (string Email, string Next)? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split('\n') is [var email, var next] ? (email, next) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
