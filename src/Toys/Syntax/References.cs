using System.Text.RegularExpressions;

namespace LearningMechanics.Toys.Syntax;

/// <summary>What <c>cites</c> may name.</summary>
internal static partial class References
{
    private const string Wanted = "a reference is written arXiv:2110.03922, doi:10.1000/xyz or https://…";

    /// <summary>The reference with its prefix in the usual case, or null with what is wrong.</summary>
    public static string? Normalise(string text, out string fault)
    {
        fault = "";
        if (text.Any(char.IsWhiteSpace))
            fault = $"references are separated by commas; {Wanted}";
        else if (Bare().IsMatch(text))
            fault = $"write arXiv:{text}";
        else if (Prefixed(text, "arXiv:") is { } identifier)
            return Arxiv().IsMatch(identifier) ? "arXiv:" + identifier : Refuse("an arXiv number looks like 2110.03922 or math/0403022", out fault);
        else if (Prefixed(text, "doi:") is { } doi)
            return Doi().IsMatch(doi) ? "doi:" + doi : Refuse("a DOI looks like doi:10.1000/xyz", out fault);
        else if (IsWebAddress(text))
            return text;
        else
            fault = Wanted;
        return null;
    }

    private static string? Refuse(string why, out string fault)
    {
        fault = why;
        return null;
    }

    private static string? Prefixed(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;

    private static bool IsWebAddress(string text) =>
        !text.AsSpan().ContainsAny("\"<>\\`") && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.UserInfo.Length == 0;

    [GeneratedRegex(@"^\d{4}\.\d{4,5}(v\d+)?\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(\d{4}\.\d{4,5}|[a-z][a-z-]{1,20}(\.[A-Z]{2})?/\d{7})(v\d{1,3})?\z")]
    private static partial Regex Arxiv();

    [GeneratedRegex("^10\\.\\d{4,9}(\\.\\d+)*/[^\\s\"<>\\\\`]+\\z")]
    private static partial Regex Doi();
}
