using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>Whoever is signed in, as results know them.</summary>
internal static class ActingPerson
{
    extension(HttpContext context)
    {
        /// <summary>Who acts, behind an address that lets nobody in who is not signed in.</summary>
        public Actor Actor => new(context.MustBeSignedIn.Id, context.MustBeSignedIn.Standing);
    }
}
