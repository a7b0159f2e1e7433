using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Features.Curation;

namespace LearningMechanics.Web.Tests.Content;

/// <summary>What curators are told about their problems before readers are.</summary>
public sealed class CurationTests : IDisposable
{
    private readonly TexRenderer _tex = new();
    private readonly ContentFolderOnDisk _folder = new();

    [Fact]
    public void Relations_OfBothEnds_AreRead()
    {
        With("broad", "kind: direction");
        With("sharp", "kind: problem", "sharpens: [broad]", "implies: [sharper]");
        With("sharper", "kind: problem", "sharpens: [broad]", "special-case-of: [sharp]", "blocked-by: [last]", "related: [last]");
        With("last", "kind: problem", "sharpens: [broad]");
        var library = Load();

        Assert.Equal(["Sharpened by: last, sharp, sharper"], RelationsOf(library, "broad"));
        Assert.Equal(["Sharpens: broad", "Implies: sharper", "Has the special case: sharper"], RelationsOf(library, "sharp"));
        Assert.Equal(["Sharpens: broad", "Implied by: sharp", "A special case of: sharp", "Waits for: last", "Related: last"], RelationsOf(library, "sharper"));
        Assert.Equal(["Sharpens: broad", "Waited for by: sharper", "Related: sharper"], RelationsOf(library, "last"));
    }

    [Theory]
    [InlineData("sharpens: [other]", 7, "'other' in 'sharpens': it is not a direction")]
    [InlineData("sharpens: [nowhere]", 7, "'nowhere' in 'sharpens': there is no problems/nowhere.md")]
    [InlineData("implies: [it]", 7, "'it' in 'implies': a problem does not bear on itself")]
    [InlineData("related: [other]", 2, "'sharpens' is missing: name the directions")]
    [InlineData("blocked-by: [other]", 7, "'other' in 'blocked-by': it goes round in a circle: it → other → it")]
    public void Relation_ThatCannotBe_IsToldWithItsLine(string field, int line, string why)
    {
        With("broad", "kind: direction");
        With("other", "kind: problem", "sharpens: [broad]", "blocked-by: [it]");
        With("it", "kind: problem", field);

        Assert.Contains(Errors(), error => error.StartsWith($"content/problems/it.md:{line}: {why}", StringComparison.Ordinal));
    }

    [Fact]
    public void Sharpens_WhileThereIsNoDirection_MayBeLeftOut()
    {
        With("alone", "kind: problem");

        Assert.Single(Load().Problems);
    }

    [Fact]
    public void Direction_ThatSharpens_IsRefused()
    {
        With("broad", "kind: direction");
        With("broader", "kind: direction", "sharpens: [broad]");

        Assert.StartsWith("content/problems/broader.md:7: 'broad' in 'sharpens': a direction sharpens nothing", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_OtherThanOpen_NamesItsGrounds()
    {
        With("bare", "kind: problem\nstatus: settled");
        With("noted", "kind: problem\nstatus: disproved", "status-sources: [\"arXiv:2103.00065 Cohen (2021)\"]");
        With("good", "kind: problem\nstatus: conditional", "status-sources: [\"arXiv:2103.00065 Cohen (2021)\"]", "status-note: If that holds, this does.");

        Assert.Equal(
            [
                "content/problems/bare.md:3: the status settled needs its grounds: list in 'status-sources' what shows it",
                "content/problems/noted.md:7: 'status-note' is missing: say in one sentence what these sources show and what stays open",
            ],
            Errors());
    }

    [Fact]
    public void Citation_NotAmongTheReferences_IsToldWithItsLine()
    {
        With("cited", "kind: problem", "references: [\"arXiv:2103.00065 Cohen (2021)\"]", "", "[One](arXiv:2103.00065) and\n[two](arXiv:2003.02218).");

        Assert.Equal(
            ["content/problems/cited.md:11: 'arXiv:2003.02218' is cited but not among the 'references': add it there, with authors, year and title"], Errors());
    }

    [Theory]
    [InlineData("/problems/nowhere", "there is no problems/nowhere.md")]
    [InlineData("/toys/nowhere", "there is no toys/nowhere.toy")]
    [InlineData("/nowhere", "there is no pages/nowhere.md")]
    [InlineData("#nowhere", "this page has no place '#nowhere'")]
    [InlineData("/problems/other#nowhere", "/problems/other has no place '#nowhere'")]
    public void Link_WithinTheSite_LeadsSomewhere(string target, string why)
    {
        With("other", "kind: problem");
        With("it", "kind: problem", "", $"### A *case* of $x$\n\n[gone]({target})");

        Assert.Equal([$"content/problems/it.md:12: the link '{target}' leads nowhere: {why}"], Errors());
    }

    [Fact]
    public void Link_ToWhatIsThere_IsLeftAlone()
    {
        With("other", "kind: problem");
        _folder.With("toys/two.toy", "toy \"Two\"\nmeasure two = 1 + 1\n").With("pages/rules.md", "---\ntitle: Rules\nsummary: Some.\n---\n## One\nText\n");
        With("it", "kind: problem", "", "### A *case* of $x$\n[a](#a-case-of-x) [b](/problems/other#why-it-matters) [c](/toys/two#run) [d](/rules#one) [e](/results?problem=it) [f](#results) [g](/)");

        Assert.Equal(2, Load().Problems.Count);
    }

    [Fact]
    public void Anchor_ThatStandsTwice_IsToldAtTheSecond()
    {
        With("it", "kind: problem", "", "### What is known\n");

        Assert.Equal(["content/problems/it.md:14: the anchor '#what-is-known' is already that of line 10: word the two differently"], Errors());
    }

    [Theory]
    [InlineData(true, 0, "1 problem, 0 toys, 0 pages: nothing wrong\n", "")]
    [InlineData(false, 1, "", "content/problems/it.md:2: 'direktion' is not a kind: write one of direction, problem\n")]
    public async Task Check_AtTheTerminal_PrintsTheCountOrTheErrors(bool isSound, int status, string said, string complained)
    {
        With("it", isSound ? "kind: problem" : "kind: direktion");
        using StringWriter output = new(), error = new();

        var exit = await ContentCommand.RunAsync(["content", "check"], _folder.Path, Path.Combine(_folder.Path, "cache"), output, error, CancellationToken.None);

        Assert.Equal((status, said, complained), (exit, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n")));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _tex.Dispose();
    }

    /// <summary>Front matter: line 2 on; the kind, perhaps a status, strand, title, summary, then a field more; the body says the rest.</summary>
    private void With(string slug, string kind, params string[] rest)
    {
        var fields = rest.TakeWhile(line => line.Length > 0).ToList();
        var text = rest.SkipWhile(line => line.Length > 0).Skip(1).SingleOrDefault() ?? "It is so.";
        var status = kind.Contains("status:", StringComparison.Ordinal) ? kind : kind + "\nstatus: open";
        _folder.With($"problems/{slug}.md", $"""
            ---
            {status}
            strand: limits
            title: {slug}
            summary: One sentence.
            {(fields.Count > 0 ? string.Join('\n', fields) : "tags: [one]")}
            ---
            ## Statement
            {text}
            ## Why it matters
            It does.
            ## What is known
            Little.
            ## What would settle it
            A proof.
            ## What would disprove it
            A case.

            """.ReplaceLineEndings("\n"));
    }

    private ContentLibrary Load() => new ContentLoader(new MarkdownRenderer(_tex)).Load(_folder.Path);

    private List<string> Errors() => [.. Assert.Throws<ContentException>(Load).Errors.Select(error => error.ToString())];

    private static IEnumerable<string> RelationsOf(ContentLibrary library, string slug)
    {
        Assert.True(library.TryFind(ProblemSlug.Parse(slug), out var problem));
        return library.Relations.Of(problem).Select(group => $"{group.Words}: {string.Join(", ", group.Problems.Select(other => other.Slug.Value))}");
    }
}
