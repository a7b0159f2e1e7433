namespace LearningMechanics.Web.Features.Errors;

/// <summary>Why a request was refused, for the error page that a browser gets in place of a bare status.</summary>
public sealed record Refusal(string Detail)
{
    /// <summary>Whether the caller reads pages rather than JSON.</summary>
    public static bool IsForReader(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
