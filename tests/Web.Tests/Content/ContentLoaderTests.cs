using LearningMechanics.Domain;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Tests.Content;

public sealed class ContentLoaderTests : IDisposable
{
    private const string Sections = """
        ## Statement
        Is $x$ so?
        ## Why it matters
        It does.
        ## What is known
        Little.
        ## What would settle it
        A proof.
        ## What would disprove it
        A case.
        """;

    private readonly TexRenderer _tex = new();
    private readonly ContentFolderOnDisk _folder = new();

    [Fact]
    public void Load_GoodProblem_HasItsFieldsAndSections()
    {
        _folder.With("problems/first.md", Problem("title: Is it so?", "related: [second]"))
            .With("problems/second.md", Problem("title: And this?", "references: [\"arXiv:2103.00065 Cohen and others (2021)\"]"));

        var library = Load();

        Assert.True(library.TryFind(ProblemSlug.Parse("first"), out var problem));
        Assert.Equal(("Is it so?", Strand.Limits, ProblemStatus.Open), (problem.Title, problem.Strand, problem.Status));
        Assert.Equal(ProblemSection.Titles, problem.Sections.Select(section => section.Title));
        Assert.Contains("<math", problem.Sections[0].Html, StringComparison.Ordinal);
        Assert.True(library.TryFind(ProblemSlug.Parse("second"), out var second));
        Assert.Equal("https://arxiv.org/abs/2103.00065", Assert.Single(second.References).Url);
    }

    [Fact]
    public void Load_Result_IsCheckedAsAnybodysDraft()
    {
        _folder.With("toys/two.toy", "toy \"Two\"\nparam n = 2 in 1..3\nmeasure two = n\npredict two = n\ncheck two within 1%\n")
            .With("problems/first.md", Problem("title: Is it so?"))
            .With("results/good.md", "---\ntoy: two\nproblem: first\nclaim: One and one make two here.\ndisproof: Anything that is not two.\nsettings: [\"n = 3\"]\nseeds: 2\n---\nWords.\n");

        var result = Assert.Single(Load().Results);

        Assert.Equal(("two", "first", "n = 3", "2", "Words."), (result.Toy.Value, result.Fields.Problem, result.Fields.Settings, result.Fields.Seeds, result.Fields.Discussion));
    }

    [Fact]
    public void Load_BadResult_ListsTheLines()
    {
        _folder.With("toys/two.toy", "toy \"Two\"\nmeasure two = 1 + 1\n")
            .With("problems/first.md", Problem("title: Is it so?"))
            .With("results/bad.md", "---\ntoy: two\nproblem: nowhere\nclaim: short\ndisproof: Anything that is not two.\nseeds: many\n---\nWords.\n")
            .With("results/lost.md", "---\ntoy: three\nproblem: first\nclaim: One and one make two here.\ndisproof: Anything that is not two.\n---\nWords.\n");

        var errors = Assert.Throws<ContentException>(Load).Errors.Select(error => $"{error.Path}:{error.Line}").ToList();

        Assert.Equal(["results/bad.md:2", "results/bad.md:3", "results/bad.md:4", "results/bad.md:6", "results/lost.md:2"], errors.Distinct().Order());
    }

    [Fact]
    public void Load_ToyWithItsClaim_HasVerdictAndSeconds()
    {
        _folder.With("toys/two.toy", "toy \"Two\"\nmeasure two = 1 + 1\n")
            .With("toys/two.md", "---\nsummary: Two.\nclaim: One and one make two\nverdict: fails\nseconds: 1.5\n---\nIt is.\n");

        var prose = Assert.Single(Load().Toys).Prose;

        Assert.Equal(("One and one make two", Verdict.Fails, 1.5), (prose.Claim, prose.Verdict, prose.Seconds));
    }

    [Fact]
    public void Load_ToyWithAWrongClaim_ListsTheLines()
    {
        _folder.With("toys/two.toy", "toy \"Two\"\nmeasure two = 1 + 1\n")
            .With("toys/two.md", "---\nsummary: Two.\nverdict: 0\nseconds: soon\n---\nIt is.\n");

        var errors = Assert.Throws<ContentException>(Load).Errors;

        Assert.Contains(errors, error => error.Line == 3 && error.Message.Contains("is no verdict; it is one of holds, fails", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Line == 4 && error.Message.Contains("'soon' is not a number of seconds", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ManyErrors_ListsEveryOneWithItsLine()
    {
        _folder.With("problems/bad.md", """
            ---
            title: Bad
            strand: nowhere
            status: open
            summary: One sentence.
            toys: [missing-toy]
            related: [missing-problem, Not A Slug]
            colour: red
            ---
            ## Statement
            See [this](javascript:alert(1)) and $\frac{1}$.
            ## Why it matters
            Yes.
            ## What is known
            Some.
            ## What would settle it

            """);
        _folder.With("problems/none.md", "No front matter here.");
        _folder.With("toys/alone.md", "---\nsummary: No toy.\n---\n");

        var errors = Assert.Throws<ContentException>(Load).Errors.Select(error => error.ToString()).ToList();

        Assert.Contains(errors, error => error.StartsWith("content/problems/bad.md:3: 'nowhere' is not a strand: write one of solvable-settings, limits", StringComparison.Ordinal));
        Assert.Contains("content/problems/bad.md:6: 'missing-toy' in 'toys': there is no toys/missing-toy.toy", errors);
        Assert.Contains("content/problems/bad.md:7: 'missing-problem' in 'related': there is no problems/missing-problem.md", errors);
        Assert.Contains(errors, error => error.StartsWith("content/problems/bad.md:7: 'Not A Slug' in 'related' is not a slug", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("content/problems/bad.md:8: 'colour' is not a field", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("content/problems/bad.md:11: the link 'javascript:alert(1)' leads nowhere allowed", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith(@"content/problems/bad.md:11: the formula '\frac{1}' cannot be set", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("content/problems/bad.md:16: the section 'What would settle it' is empty", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("no section '## What would disprove it'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("content/problems/none.md:1: no front matter", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("content/toys/alone.md:1: prose without its toy", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Errors_AreToldWithoutATrace()
    {
        _folder.With("pages/x.md", "nothing");

        var refusal = Assert.Throws<ContentException>(Load);

        Assert.IsAssignableFrom<StartRefusedException>(refusal);
        Assert.Equal(2, refusal.Message.Split(Environment.NewLine).Length);
        Assert.EndsWith("One error in content/: mend it and start again.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenToy_TellsTheLanguagesOwnErrors()
    {
        _folder.With("toys/broken.toy", "toy \"Broken\"\n\nlet x = nowhere + 1\n");

        var errors = Assert.Throws<ContentException>(Load).Errors;

        Assert.Contains(errors, error => error is { Path: "toys/broken.toy", Line: 3 } && error.Message.Contains("nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ThisRepositorysContent_IsWithoutError()
    {
        var library = new ContentLoader(new MarkdownRenderer(_tex)).Load(ContentFolder.Find());

        Assert.True(library.Problems.Count >= 4);
        Assert.All(library.Problems, problem => Assert.All(problem.Toys, toy => Assert.True(library.TryFind(toy, out _))));
        Assert.True(library.TryFindPage("about", out _));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _tex.Dispose();
    }

    private ContentLibrary Load() => new ContentLoader(new MarkdownRenderer(_tex)).Load(_folder.Path);

    private static string Problem(params string[] fields) =>
        $"---\nkind: problem\nstrand: limits\nstatus: open\nsummary: One sentence.\n{string.Join('\n', fields)}\n---\n{Sections}\n";
}
