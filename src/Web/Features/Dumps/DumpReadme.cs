using System.Text;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>What stands first in a dump: what it is, how it may be used, what each file holds.</summary>
internal static class DumpReadme
{
    public const string Folder = "learning-mechanics";

    private static readonly (string File, string Meaning)[] Files =
    [
        ("problems.jsonl", "Open problems: id (slug), title, strand, status, summary, sections with HTML, toys, related, references, tags, results (counts), history."),
        ("toys.jsonl", "The collection of toys: id (slug), title, summary, claim, sha256, predictionSha256, parameters, seeds, points, seconds, citations. Texts are in toys/."),
        ("results.jsonl", "Results: number, problem, author, createdAt, versions (ids)."),
        ("versions.jsonl", "Every public version of every result: id (17v2), claim, disproof, discussion (Markdown), evidence, state, verdict, headline, badge, authors, links, attachments, toy with its locked text and hashes, checks, lockedAt, publishedAt."),
        ("runs.jsonl", "Runs that have ended: run (id, key, seeds, settings, hashes, worker, device, engine, times), report (means, predictions, verdicts, as `lm toy run --json` writes it) and record (the raw series of every repetition); the last two null where it left none."),
        ("people.jsonl", "People who published: id (handle), name, standing, affiliation, orcid, since."),
        ("status-changes.jsonl", "Every change of where a problem stands: problem, from, to, result, reason, by, at."),
        ("errata.jsonl", "Corrections beside versions: of (17v2), text, by, at."),
        ("tombstones.jsonl", "Results that were withdrawn: id (number), problem, author, withdrawnAt, withdrawnBy, reason, and the hashes of their versions. Nothing else of them is here."),
    ];

    /// <param name="address">Of the site.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="lines">Lines of each file.</param>
    public static string Write(string address, DateTimeOffset at, IReadOnlyDictionary<string, int> lines)
    {
        var text = new StringBuilder()
            .Append($"# Learning Mechanics\n\nEverything public of {address}, as it stood on {at.UtcDateTime:yyyy-MM-dd} at {at.UtcDateTime:HH:mm} UTC.\n\n")
            .Append("All of it is under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/: use it as you like and say where it is from.\n")
            .Append("Cite a result with its authors and its address; each version's `page` is that address.\n\n")
            .Append("## Files\n\nEach `.jsonl` file has one JSON object in UTF-8 on each line. Fields have the names and meanings of the API,\n")
            .Append($"{address}/api/v1/openapi.json. Times are UTC, ISO 8601. A number that is not finite is null.\n\n| file | lines | what |\n|---|---|---|\n");
        foreach (var (file, meaning) in Files)
            text.Append($"| {file} | {lines.GetValueOrDefault(file)} | {meaning} |\n");
        return text.Append("| toys/ | | Texts: `<slug>.toy` of the collection, `result-17-v2.toy` as version 17v2 locked it. `lm toy run` runs them. |\n").ToString();
    }
}
