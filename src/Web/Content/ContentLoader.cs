using LearningMechanics.Domain;
using LearningMechanics.Toys;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Content;

/// <summary>Reads the content folder into a library, or lists everything that is wrong with it.</summary>
public sealed class ContentLoader(MarkdownRenderer markdown)
{
    private const long LargestFile = 1 << 20;

    /// <exception cref="ContentException">There are errors; all of them are in it.</exception>
    public ContentLibrary Load(string folder)
    {
        var errors = new List<ContentError>();
        var toys = new List<PublishedToy>();
        var problems = new List<Problem>();
        var pages = new List<StandingPage>();

        var texts = new List<ContentProse>();

        // Reading the toys is most of a start, and no toy knows of another.
        var read = Files(folder, "toys", ".toy", errors).ToList().AsParallel().AsOrdered()
            .Select(file => ReadToy(file, folder)).ToList();
        foreach (var (toy, text, flaws) in read)
        {
            errors.AddRange(flaws);
            Add(toys, toy);
            Add(texts, text);
        }

        foreach (var file in Files(folder, "problems", ".md", errors))
            Add(problems, new ProblemReader(Prose(file, $"/problems/{file.Name}"), file, errors).Read());
        foreach (var file in Files(folder, "pages", ".md", errors))
            Add(pages, ReadPage(Prose(file, $"/{file.Name}"), file, errors));

        var results = Files(folder, "results", ".md", errors)
            .Select(file => new CuratedResultReader(Prose(file, null), file, toys, problems, errors).Read()).OfType<CuratedResult>().ToList();
        CheckStrayProse(folder, errors);
        errors.AddRange(CrossReferences.Check(folder, problems));
        errors.AddRange(LinkCheck.Check(folder, texts));
        if (errors.Count > 0)
            throw new ContentException([.. errors.OrderBy(error => error.Path, StringComparer.Ordinal).ThenBy(error => error.Line)]);
        return new ContentLibrary(problems, toys, pages, results);

        ContentProse Prose(ContentFile file, string? address)
        {
            var prose = new ContentProse(markdown, file, address, errors);
            texts.Add(prose);
            return prose;
        }
    }

    private (PublishedToy? Toy, ContentProse? Prose, IReadOnlyList<ContentError> Errors) ReadToy(ContentFile file, string folder)
    {
        if (!ToySlug.TryParse(file.Name, null, out var slug))
            return (null, null, [file.Error(1, BadName(file.Name))]);

        var errors = new List<ContentError>();
        var compilation = Toy.Compile(file.Text, Path.GetFileName(file.Path));
        errors.AddRange(compilation.Diagnostics.Select(diagnostic => file.Error(
            diagnostic.Line, diagnostic.Text.Length == 0 ? diagnostic.Message : $"{diagnostic.Text}: {diagnostic.Message}")));

        var citations = (compilation.Toy?.Citations ?? []).Select(citation => Reference.TryParse(citation, out var reference) ? reference : null).OfType<Reference>();
        var (written, prose) = ReadProse(Path.Combine(folder, "toys", file.Name + ".md"), $"/toys/{file.Name}", [.. citations], errors);
        return compilation.Toy is { } toy
            ? (new PublishedToy { Slug = slug, Text = file.Text, Toy = toy, Prose = written }, prose, errors)
            : (null, prose, errors);
    }

    private (ToyProse Written, ContentProse? Prose) ReadProse(
        string path, string address, IReadOnlyList<Reference> references, List<ContentError> errors)
    {
        if (!File.Exists(path))
            return (ToyProse.None, null);
        var file = new ContentFile($"toys/{Path.GetFileName(path)}", File.ReadAllText(path));
        var prose = new ContentProse(markdown, file, address, errors);
        return FrontMatter.Read(file.Text, file.Report(errors)) is { } front
            ? (ToyProse.Read(front, prose.Render(front.Body, front.BodyLine, references), file.Report(errors)), prose)
            : (ToyProse.None, prose);
    }

    private static StandingPage? ReadPage(ContentProse prose, ContentFile file, List<ContentError> errors)
    {
        if (FrontMatter.Read(file.Text, file.Report(errors)) is not { } front)
            return null;
        if (!ProblemSlug.TryParse(file.Name, null, out _))
            errors.Add(file.Error(1, BadName(file.Name)));
        var page = new StandingPage(file.Name, front.Required("title"), front.Required("summary"), prose.Render(front.Body, front.BodyLine));
        front.RefuseOthers();
        return page;
    }

    private static void CheckStrayProse(string folder, List<ContentError> errors)
    {
        if (!Directory.Exists(Path.Combine(folder, "toys")))
            return;
        errors.AddRange(Directory.EnumerateFiles(Path.Combine(folder, "toys"), "*.md")
            .Where(path => !File.Exists(Path.ChangeExtension(path, ".toy")))
            .Select(path => new ContentError(
                $"toys/{Path.GetFileName(path)}", 1, $"prose without its toy: there is no {Path.GetFileNameWithoutExtension(path)}.toy beside it")));
    }

    private static IEnumerable<ContentFile> Files(string folder, string kind, string extension, List<ContentError> errors)
    {
        var directory = new DirectoryInfo(Path.Combine(folder, kind));
        if (!directory.Exists)
            yield break;
        foreach (var file in directory.EnumerateFiles("*" + extension).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Length > LargestFile)
                errors.Add(new ContentError($"{kind}/{file.Name}", 1, "the file is larger than 1 MB: split it"));
            else
                yield return new ContentFile($"{kind}/{file.Name}", File.ReadAllText(file.FullName));
        }
    }

    private static string BadName(string name) =>
        $"'{name}' cannot be an address: name the file with lower-case letters and digits, words joined by single dashes";

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
            list.Add(item);
    }
}
