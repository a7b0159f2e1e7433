using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Submissions;

/// <summary>What is said of a toy that is submitted. Whether it is enough is the site's to say.</summary>
internal sealed class SubmissionOptions
{
    private readonly Option<string?> _problem = new("--problem") { Description = "The open problem it speaks to, by its slug.", HelpName = "SLUG" };
    private readonly Option<string?> _claim = new("--claim") { Description = "What is claimed, in one sentence.", HelpName = "TEXT" };
    private readonly Option<string?> _disproof = new("--disproof") { Description = "What would disprove it.", HelpName = "TEXT" };
    private readonly Option<string?> _discussion = new("--discussion") { Description = "A Markdown file with what else is to be said.", HelpName = "PATH" };
    private readonly Option<string[]> _set = ToyCommand.SetOption();
    private readonly Option<int?> _seeds = new("--seeds") { Description = "Independent repetitions before the first look, in place of the toy's own number." };
    private readonly Option<string[]> _link = Many("--link", "A paper or code: https://…, arXiv:… or doi:…; may be repeated.", "ADDRESS");
    private readonly Option<string[]> _coAuthor = Many("--co-author", "Somebody who shares the credit, by their handle; may be repeated.", "HANDLE");
    private readonly Option<int?> _revises = new("--revises") { Description = "The number of your result that this is a new version of.", HelpName = "NUMBER" };

    /// <summary>A sentence for each thing that kept <see cref="Read"/> from giving a body.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_problem, _claim, _disproof, _discussion, _set, _seeds, _link, _coAuthor, _revises])
            command.Add(option);
    }

    /// <summary>Where it is sent.</summary>
    public string Target(ParseResult parsed) => parsed.GetValue(_revises) is { } number ? $"results/{number}/versions" : "results";

    /// <summary>What is sent; null where a file cannot be read or a setting sets nothing.</summary>
    public JsonObject? Read(ParseResult parsed, string path)
    {
        var settings = ParameterSettings.Parse(parsed.GetRequiredValue(_set));
        List<string> mistakes = [.. settings.Errors];
        var body = new JsonObject { ["evidence"] = "toy", ["toy"] = Text(path, mistakes) };
        if (parsed.GetValue(_discussion) is { } discussion)
            body["discussion"] = Text(discussion, mistakes);
        foreach (var (name, option) in (ReadOnlySpan<(string, Option<string?>)>)[("problem", _problem), ("claim", _claim), ("disproof", _disproof)])
            if (parsed.GetValue(option) is { } given)
                body[name] = given;
        if (settings.Values.Count > 0)
            body["settings"] = new JsonObject(settings.Values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));
        if (parsed.GetValue(_seeds) is { } seeds)
            body["seeds"] = seeds;
        foreach (var (name, option) in (ReadOnlySpan<(string, Option<string[]>)>)[("links", _link), ("coAuthors", _coAuthor)])
            if (parsed.GetValue(option) is { Length: > 0 } given)
                body[name] = new JsonArray([.. given.Select(text => (JsonNode)text)]);
        Mistakes = mistakes;
        return mistakes.Count == 0 ? body : null;
    }

    private static string Text(string path, List<string> mistakes)
    {
        switch (ToyFile.Read(path))
        {
            case ToyFile.Text(var source):
                return source.Text;
            case ToyFile.Unreadable(var why):
                mistakes.Add(why);
                return "";
            default:
                throw new UnreachableException();
        }
    }

    private static Option<string[]> Many(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => [] };
}
