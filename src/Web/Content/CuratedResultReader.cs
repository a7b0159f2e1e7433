using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Content;

/// <summary>Reads one <c>results/&lt;name&gt;.md</c> against the toys and problems that are there.</summary>
internal sealed class CuratedResultReader(
    ContentProse prose, ContentFile file, IReadOnlyList<PublishedToy> toys, IReadOnlyList<Problem> problems, List<ContentError> errors)
{
    public CuratedResult? Read()
    {
        if (FrontMatter.Read(file.Text, Report) is not { } front)
            return null;
        var name = front.Required("toy");
        var toy = toys.FirstOrDefault(toy => toy.Slug.Value == name);
        if (toy is null && name.Length > 0)
            Report(front.LineOf("toy"), $"'{name}' in 'toy': there is no toys/{name}.toy");
        var fields = new DraftFields
        {
            Evidence = EvidenceKind.Toy,
            Toy = toy?.Text ?? "",
            Problem = front.Required("problem"),
            Claim = front.Required("claim"),
            Disproof = front.Required("disproof"),
            Discussion = front.Body.Trim(),
            Settings = string.Join('\n', front.List("settings").Select(setting => setting.Text)),
            Seeds = front.Optional("seeds") ?? "",
            ForkOf = name,
        };
        front.RefuseOthers();
        prose.Render(front.Body, front.BodyLine);
        return toy is not null && IsSound(fields, front) ? new CuratedResult { Name = file.Name, Toy = toy.Slug, Fields = fields } : null;
    }

    /// <summary>What would keep anybody's draft from being submitted keeps the site from starting.</summary>
    private bool IsSound(DraftFields fields, FrontMatter front)
    {
        var reader = new SubmissionReader(slug => problems.Any(problem => problem.Slug == slug), 0);
        reader.Read(fields);
        foreach (var mistake in reader.Mistakes)
            Report(front.LineOf(mistake.Field), $"'{mistake.Field}': {mistake.Message}");
        return reader.Mistakes.Count == 0;
    }

    private void Report(int line, string message) => errors.Add(file.Error(line, message));
}
