using System.Text.Json.Nodes;

namespace LearningMechanics.Compute.Submissions;

/// <summary>A version of a result as the site tells of it, as far as a terminal shows it.</summary>
internal sealed record ToldResult(
    string Id, string Url, string Page, string Problem, string Author, string Claim, string State, string? Verdict, string Headline, string Badge, string? RunUrl)
{
    public static ToldResult Of(JsonNode? body) => new(
        Text(body, "id"), Text(body, "url"), Text(body, "page"), Text(body?["problem"], "id"), Text(body?["author"], "id"), Text(body, "claim"),
        Text(body, "state"), body?["verdict"]?.ToString(), Text(body, "headline"), Text(body, "badge"), body?["run"]?["url"]?.ToString());

    /// <summary>Whether nothing more comes by itself.</summary>
    public bool IsSettled => State != "running";

    /// <summary>Where it stands, in one line.</summary>
    public string Standing => (State, Verdict) switch
    {
        (_, not null) => Headline,
        ("running", _) => "is being run",
        ("inReview", _) => "is locked and waits for a moderator",
        ("declined", _) => "was not accepted",
        ("published", _) => "is published",
        _ => Headline.Length > 0 ? $"stopped: {Headline}" : "stopped without a verdict",
    };

    /// <summary>As of a run: 0 where theory holds, 1 where it does not or cannot be told.</summary>
    public int ExitStatus => Verdict == "holds" ? Compute.ExitStatus.Success : Compute.ExitStatus.NotHeld;

    private static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";
}
