using LearningMechanics.Domain.People;
using Microsoft.AspNetCore.Authorization;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Who is let in where. Also for pages: <c>@attribute [Authorize(Policy = Admission.SignedIn)]</c>.</summary>
public static class Admission
{
    /// <summary>People, and programs in their name whatever their scopes.</summary>
    internal const string Anybody = "anybody";

    public const string SignedIn = "signed-in";
    public const string Moderator = "moderator";
    public const string Admin = "admin";

    /// <summary>People themselves; no program in their name.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(SignedIn);

    /// <summary>Moderators and admins themselves.</summary>
    public static TBuilder RequireModerator<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(Moderator);

    /// <summary>People themselves, and programs to which they gave a scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, TokenScope scope)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(PolicyOf(scope));

    internal static void AddPolicies(AuthorizationBuilder policies)
    {
        Add(policies, Anybody, who => true);
        Add(policies, SignedIn, who => who.Scopes is null);
        Add(policies, Moderator, who => who.Scopes is null && who.Standing.MayModerate);
        Add(policies, Admin, who => who.Scopes is null && who.Standing.IsAdmin);
        foreach (var scope in Enum.GetValues<TokenScope>())
            Add(policies, PolicyOf(scope), who => who.May(scope));
    }

    private static void Add(AuthorizationBuilder policies, string name, Func<SignedIn, bool> rule) => policies.AddPolicy(name, policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext context && context.SignedIn is { } who && rule(who)));

    private static string PolicyOf(TokenScope scope) => $"scope {scope.Word}";
}
