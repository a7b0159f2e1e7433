using System.Text.Json.Nodes;

namespace LearningMechanics.Compute.Submissions;

/// <summary>What a site answered.</summary>
internal abstract record SiteReply
{
    private SiteReply()
    {
    }

    /// <summary>What was asked for.</summary>
    public sealed record Told(JsonObject Body) : SiteReply;

    /// <summary>It says no, and asking again would change nothing.</summary>
    public sealed record Refused(string Why, IReadOnlyList<SiteMistake> Mistakes) : SiteReply;

    /// <summary>Nobody answered, or too much was going on.</summary>
    public sealed record Away(string Why, TimeSpan? RetryAfter) : SiteReply;
}

/// <summary>One thing that a site found wrong.</summary>
internal sealed record SiteMistake(string Path, string Message, int? Line, int? Column)
{
    public static SiteMistake Of(JsonObject mistake) => new(
        mistake["path"]?.ToString() ?? "", mistake["message"]?.ToString() ?? "", (int?)mistake["line"], (int?)mistake["column"]);
}
