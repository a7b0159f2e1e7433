using System.Globalization;
using LearningMechanics.Domain.People;
using LearningMechanics.Toys;

namespace LearningMechanics.Domain.Results;

/// <summary>Reads a draft as a submission, or lists everything that keeps it from being one.</summary>
/// <param name="isProblem">Whether there is a problem of that name.</param>
/// <param name="attachments">Files that are attached to the draft.</param>
public sealed class SubmissionReader(Func<ProblemSlug, bool> isProblem, int attachments)
{
    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    private readonly List<FieldMistake> mistakes = [];

    /// <summary>What is wrong; empty where <see cref="Read"/> gave a submission.</summary>
    public IReadOnlyList<FieldMistake> Mistakes => mistakes;

    /// <summary>The toy as far as it could be read, whatever is wrong elsewhere; null where it could not, or none is wanted.</summary>
    public Experiment? Experiment { get; private set; }

    /// <summary>The submission, or null where there are mistakes.</summary>
    public Submission? Read(DraftFields fields)
    {
        CheckCharacters(fields);
        var problem = ReadProblem(fields.Problem);
        var claim = ReadSentence("claim", fields.Claim, SubmissionRules.LongestClaim, "Say in one sentence what is claimed");
        var disproof = ReadSentence("disproof", fields.Disproof, SubmissionRules.LongestDisproof, "Say what would disprove it");
        var discussion = fields.Discussion.Trim();
        if (discussion.Length > SubmissionRules.LongestDiscussion)
            Object("discussion", $"It has {discussion.Length} characters and {SubmissionRules.LongestDiscussion} are allowed: move details to a linked page.");
        var coAuthors = ReadCoAuthors(fields.CoAuthors);
        var links = ReadLinks(fields.Links);
        Experiment = fields.Evidence == EvidenceKind.Toy ? ReadExperiment(fields) : null;
        CheckEvidence(fields.Evidence, discussion, links);
        return mistakes.Count > 0
            ? null
            : new Submission(fields.Evidence, problem, claim, disproof, discussion, coAuthors, links, fields.ForkOf.Trim(), Experiment);
    }

    private void CheckCharacters(DraftFields fields)
    {
        foreach (var (field, text) in new[] { ("claim", fields.Claim), ("disproof", fields.Disproof), ("discussion", fields.Discussion), ("links", fields.Links) })
        {
            if (text.EnumerateRunes().FirstOrDefault(IsUnprintable) is { Value: not 0 } rune)
                Object(field, $"It has a character that cannot be shown (U+{rune.Value:X4}): remove it.");
            else if (text.Contains('\0'))
                Object(field, "It has a character that cannot be shown (U+0000): remove it.");
        }

        // What cannot be decoded arrives as the replacement character.
        static bool IsUnprintable(System.Text.Rune rune) =>
            rune.Value is 0xFFFD || (System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'));
    }

    private ProblemSlug ReadProblem(string text)
    {
        if (text.Trim().Length == 0)
            Object("problem", "Choose the open problem that it speaks to.");
        else if (!ProblemSlug.TryParse(text.Trim(), null, out var slug) || !isProblem(slug))
            Object("problem", $"There is no problem '{Shown(text)}': choose one of the list.");
        else
            return slug;
        return default;
    }

    private string ReadSentence(string field, string text, int longest, string wish)
    {
        text = text.Trim();
        if (text.Length < SubmissionRules.ShortestSentence)
            Object(field, $"{wish}: at least {SubmissionRules.ShortestSentence} characters.");
        else if (text.Length > longest)
            Object(field, $"It has {text.Length} characters and {longest} are allowed: shorten it.");
        return text;
    }

    private List<Handle> ReadCoAuthors(string text)
    {
        var handles = new List<Handle>();
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('@')))
        {
            if (!Handle.TryParse(word, null, out var handle))
                Object("co_authors", $"'{Shown(word)}' is not a handle: name co-authors by their handles here, such as ada-l.");
            else if (!handles.Contains(handle))
                handles.Add(handle);
        }

        if (handles.Count > SubmissionRules.MostCoAuthors)
            Object("co_authors", $"{handles.Count} co-authors are named and {SubmissionRules.MostCoAuthors} are allowed: thank the others in the discussion.");
        return handles;
    }

    private List<string> ReadLinks(string text)
    {
        var links = text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        foreach (var link in links)
        {
            if (link.Length > SubmissionRules.LongestLink || !IsAddress(link))
                Object("links", $"'{Shown(link)}' is not an address: write https://…, arXiv:2103.00065 or doi:10.….");
        }

        if (links.Count > SubmissionRules.MostLinks)
            Object("links", $"{links.Count} links are given and {SubmissionRules.MostLinks} are allowed.");
        return links;
    }

    private Experiment? ReadExperiment(DraftFields fields)
    {
        if (fields.Toy.Trim().Length == 0)
        {
            Object("toy", "Write the toy: it states the model, what is measured and what theory predicts.");
            return null;
        }

        if (fields.Toy.Length > SubmissionRules.LongestToy)
        {
            Object("toy", $"It has {fields.Toy.Length} characters and {SubmissionRules.LongestToy} are allowed.");
            return null;
        }

        var settings = ReadSettings(fields.Settings);
        var compilation = Toy.Compile(fields.Toy, "your.toy", settings);
        mistakes.AddRange(compilation.Diagnostics.Select(diagnostic => new FieldMistake(
            "toy", diagnostic.Text.Length == 0 ? diagnostic.Message : $"{diagnostic.Text}: {diagnostic.Message}", diagnostic.Line, diagnostic.Column)));
        if (compilation.Toy is not { } toy)
            return null;
        if (!toy.HasChecks)
            Object("toy", "It checks nothing: add a line such as `check loss within 5%`, or there is no verdict.");
        return new Experiment(fields.Toy, toy, settings, ReadSeeds(fields.Seeds) ?? toy.Seeds);
    }

    private Dictionary<string, double> ReadSettings(string text)
    {
        var settings = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var written]
                || !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                Object("settings", $"'{Shown(line)}' sets nothing: write a parameter and a number, such as eta = 0.1, one on each line.");
            else if (!settings.TryAdd(name, value))
                Object("settings", $"'{Shown(name)}' is set twice.");
        }

        return settings;
    }

    private int? ReadSeeds(string text)
    {
        if (text.Trim().Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seeds) && seeds is >= 1 and <= SubmissionRules.MostSeeds)
            return seeds;
        Object("seeds", $"'{Shown(text)}' is not a number of repetitions: write a whole number in 1…{SubmissionRules.MostSeeds}, or nothing for the toy's own.");
        return null;
    }

    private void CheckEvidence(EvidenceKind evidence, string discussion, List<string> links)
    {
        if (evidence == EvidenceKind.Link && links.Count == 0)
            Object("links", "Give the address of the paper or code that the result rests on.");
        if (evidence == EvidenceKind.Proof && links.Count == 0 && discussion.Length < SubmissionRules.ShortestProof)
            Object("discussion", $"Write the proof here, in at least {SubmissionRules.ShortestProof} characters, or link it.");
        if (evidence == EvidenceKind.Data && attachments == 0)
            Object("attachments", "Attach the data: a CSV or JSON file with a column `measured` and a column `predicted`.");
    }

    private void Object(string field, string message) => mistakes.Add(new FieldMistake(field, message));

    private static bool IsAddress(string link) =>
        (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Contains('.'))
        || link.StartsWith("arXiv:", StringComparison.Ordinal)
        || link.StartsWith("doi:10.", StringComparison.Ordinal);

    private static string Shown(string text) => text.Trim() is { Length: > 60 } longer ? longer[..57] + "..." : text.Trim();
}
