using LearningMechanics.Domain;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Content;

/// <summary>Reads one <c>problems/&lt;slug&gt;.md</c>.</summary>
internal sealed class ProblemReader(ContentProse prose, ContentFile file, List<ContentError> errors)
{
    public Problem? Read()
    {
        if (!ProblemSlug.TryParse(file.Name, null, out var slug))
            Report(1, $"'{file.Name}' cannot be an address: name the file with lower-case letters and digits, words joined by single dashes");
        if (FrontMatter.Read(file.Text, Report) is not { } front)
            return null;

        var problem = new Problem
        {
            Slug = slug,
            Title = front.Required("title"),
            Summary = front.Required("summary"),
            Kind = OneOf<ProblemKind>(front, "kind", kind => kind.Key),
            Strand = OneOf<Strand>(front, "strand", strand => strand.Key),
            Status = OneOf<ProblemStatus>(front, "status", status => status.Key),
            StatusSources = References(front, "status-sources"),
            StatusNote = front.Optional("status-note"),
            Toys = Slugs<ToySlug>(front, "toys"),
            Sharpens = Slugs<ProblemSlug>(front, "sharpens"),
            Implies = Slugs<ProblemSlug>(front, "implies"),
            SpecialCaseOf = Slugs<ProblemSlug>(front, "special-case-of"),
            BlockedBy = Slugs<ProblemSlug>(front, "blocked-by"),
            Related = Slugs<ProblemSlug>(front, "related"),
            References = References(front, "references"),
            Tags = [.. front.List("tags").Select(tag => tag.Text)],
            Sections = [],
        };
        problem = problem with { Sections = Sections(front, problem.References) };
        front.RefuseOthers();
        CheckStatus(problem, front);
        CheckCitations(problem);
        return problem;
    }

    /// <summary>Anything but "open" is a claim, and a claim names what shows it.</summary>
    private void CheckStatus(Problem problem, FrontMatter front)
    {
        if (problem.Status != ProblemStatus.Open && problem.StatusSources.Count == 0)
            Report(front.LineOf("status"), $"the status {problem.Status.Key} needs its grounds: list in 'status-sources' what shows it");
        if (problem.StatusSources.Count > 0 && problem.StatusNote is null)
            Report(front.LineOf("status-sources"), "'status-note' is missing: say in one sentence what these sources show and what stays open");
    }

    /// <summary>What a text cites, its list of references has.</summary>
    private void CheckCitations(Problem problem)
    {
        var known = problem.References.Concat(problem.StatusSources).Select(reference => reference.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, target) in prose.Links.Where(link => Reference.IsId(link.Target) && !known.Contains(link.Target)))
            Report(line, $"'{target}' is cited but not among the 'references': add it there, with authors, year and title");
    }

    private T OneOf<T>(FrontMatter front, string field, Func<T, string> key)
        where T : struct, Enum
    {
        var text = front.Required(field);
        foreach (var value in Enum.GetValues<T>())
        {
            if (key(value) == text)
                return value;
        }

        if (text.Length > 0)
            Report(front.LineOf(field), $"'{text}' is not a {field}: write one of {string.Join(", ", Enum.GetValues<T>().Select(key))}");
        return default;
    }

    private List<T> Slugs<T>(FrontMatter front, string field)
        where T : struct, IParsable<T>
    {
        var slugs = new List<T>();
        foreach (var (text, line) in front.List(field))
        {
            if (T.TryParse(text, null, out var slug))
                slugs.Add(slug);
            else
                Report(line, $"'{text}' in '{field}' is not a slug: write the name of a file without folder and extension");
        }

        return slugs;
    }

    private List<Reference> References(FrontMatter front, string field)
    {
        var references = new List<Reference>();
        foreach (var (text, line) in front.List(field))
        {
            if (Reference.TryParse(text, out var reference))
                references.Add(reference);
            else
                Report(line, $"'{text}' is not a reference: write 'arXiv:2103.00065 Authors, year' or 'doi:10.…'");
        }

        return references;
    }

    private List<ProblemSection> Sections(FrontMatter front, IReadOnlyList<Reference> references)
    {
        var found = MarkdownSections.Split(front.Body);
        if (found.Preamble.Length > 0)
            Report(front.BodyLine, $"text before the first heading: start with '## {ProblemSection.Titles[0]}'");
        foreach (var stranger in found.Sections.Where(section => !ProblemSection.Titles.Contains(section.Title)))
            Report(front.BodyLine + stranger.BodyLine - 2, $"'## {stranger.Title}' is not a section of a problem; they are {string.Join(", ", ProblemSection.Titles)}");

        var sections = new List<MarkdownSection>();
        foreach (var title in ProblemSection.Titles)
        {
            if (found.Sections.FirstOrDefault(section => section.Title == title) is not { } section)
            {
                Report(front.BodyLine, $"no section '## {title}': a problem has the sections {string.Join(", ", ProblemSection.Titles)}");
                continue;
            }

            if (section.Body.Trim().Length == 0)
                Report(front.BodyLine + section.BodyLine - 2, $"the section '{title}' is empty");
            prose.AddAnchor(front.BodyLine + section.BodyLine - 2, MarkdownSections.Anchor(title));
            sections.Add(section);
        }

        var rendered = prose.RenderPieces([.. sections.Select(section => (section.Body, front.BodyLine + section.BodyLine - 1))], references);
        return [.. sections.Zip(rendered, (section, piece) => new ProblemSection(section.Title, MarkdownSections.Anchor(section.Title), piece.Html))];
    }

    private void Report(int line, string message) => errors.Add(file.Error(line, message));
}
