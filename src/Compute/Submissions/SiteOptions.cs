using System.CommandLine;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Compute.Submissions;

/// <summary>Which site is meant, and in whose name one speaks to it.</summary>
internal sealed class SiteOptions
{
    private readonly Option<string> _server = new("--server")
    {
        Description = "The site's address; LM_SERVER if not given.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LM_SERVER") is { Length: > 0 } named ? named : "http://127.0.0.1:5080",
    };

    private readonly Option<string?> _token = new("--token")
    {
        Description = "Your API token, made under /account/tokens; LM_TOKEN keeps it out of the process list.",
    };

    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_token);
    }

    /// <summary>The site, or a sentence about why there is none.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="needsToken">Whether nothing can be done without a token.</param>
    public (SiteApi? Site, string? Mistake) Open(ParseResult parsed, bool needsToken)
    {
        var server = parsed.GetValue(_server) ?? "";
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return (null, $"--server {server}: must be an address such as https://example.org or http://127.0.0.1:5080.");
        var text = parsed.GetValue(_token) ?? Environment.GetEnvironmentVariable("LM_TOKEN");
        if (string.IsNullOrWhiteSpace(text))
            return needsToken
                ? (null, $"this needs an API token of yours with the scope results:write: make one under {address.AbsoluteUri.TrimEnd('/')}/account/tokens and set LM_TOKEN to it, or give --token.")
                : (new SiteApi(address, null, TimeProvider.System), null);
        return ApiToken.TryParse(text.Trim(), null, out var token)
            ? (new SiteApi(address, token, TimeProvider.System), null)
            : (null, "what was given as a token is not an API token: it begins with lm_ and is shown once, when it is made under /account/tokens.");
    }
}
