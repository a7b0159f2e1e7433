namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Where somebody goes on after signing in: a page of this site, never one that a link from elsewhere names.</summary>
internal static class LocalAddress
{
    public const string Field = "next";

    private const string Start = "/account";

    /// <summary>The address where it is one of ours, else the account's page.</summary>
    public static string Of(string? given) => IsOurs(given) ? given! : Start;

    public static string SignInFor(string address) => $"/account/sign-in?{Field}={Uri.EscapeDataString(address)}";

    private static bool IsOurs(string? given) =>
        given is { Length: > 0 and <= 500 } && given[0] == '/'
        // Browsers read // and /\ as the beginning of another site's address, and skip control characters between.
        && !(given.Length > 1 && given[1] is '/' or '\\') && !given.Any(c => char.IsControl(c) || c == '\\')
        // Back to these would sign out or begin again.
        && !given.StartsWith("/account/sign-", StringComparison.Ordinal);
}
