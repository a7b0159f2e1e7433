using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Components;

namespace LearningMechanics.Web.Features.Results.Acts;

/// <summary>What the small pages have in common on which something is done to a result.</summary>
internal static class ActOnResult
{
    extension(HttpContext context)
    {
        /// <summary>Who acts, behind an address that lets nobody else in.</summary>
        public Actor Actor => new(context.MustBeSignedIn.Id, context.MustBeSignedIn.Standing);
    }

    /// <summary>The form with the result it is about, or what stands in the result's place.</summary>
    /// <typeparam name="TView">A component with parameters <c>Form</c> and <c>Shown</c>.</typeparam>
    public static async Task<IResult> ShowAsync<TView>(
        HttpContext context, PostedForm form, PublishedResults results, CancellationToken cancellationToken)
        where TView : IComponent
    {
        var name = NameOf(context);
        var (sight, address) = await ResultPages.SeeAsync(name, context, results, cancellationToken);
        return sight is ResultSight.Shown(var shown) && address is { Ending: "" }
            ? FormAnswer.Show<TView>(form, others: ("Shown", shown))
            : ResultPages.Answer(sight, name, address);
    }

    public static async Task<ShownResult?> FindAsync(HttpContext context, PublishedResults results, CancellationToken cancellationToken) =>
        await ResultPages.SeeAsync(NameOf(context), context, results, cancellationToken) is (ResultSight.Shown(var shown), { Ending: "" }) ? shown : null;

    private static string NameOf(HttpContext context) => context.GetRouteValue("name") as string ?? "";
}
