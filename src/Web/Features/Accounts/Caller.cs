using System.Diagnostics;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Who sends a request.</summary>
public static class Caller
{
    extension(HttpContext context)
    {
        /// <summary>Who is signed in; null where nobody is.</summary>
        public SignedIn? SignedIn => context.Features.Get<SignedIn>();

        /// <summary>Who is signed in, behind an address that lets nobody else in.</summary>
        public SignedIn MustBeSignedIn => context.SignedIn ?? throw new UnreachableException("Only people who are signed in get here.");
    }
}
