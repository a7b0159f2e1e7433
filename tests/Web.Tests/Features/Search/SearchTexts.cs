using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Tests.Features.Search;

/// <summary>A small library with the words that the tests look for.</summary>
internal static class SearchTexts
{
    public static ContentLibrary Library { get; } = Build();

    private static ContentLibrary Build()
    {
        using var tex = new TexRenderer();
        var markdown = new MarkdownRenderer(tex);
        return new ContentLibrary(
            [
                Problem("edge", "Why does sharpness settle at 2/η?", "The largest curvature stays where descent should become unstable.", ["curvature"],
                    "The *sharpness* $\\lambda_{\\max}(H)$ rises to $\\frac{2}{\\eta}$ and stays.", "arXiv:2103.00065 Cohen and others (2021). Edge of stability"),
                Problem("kernels", "When do kernels predict what is learned?", "Eigenlearning says how much of each mode is learned.", ["kernels"],
                    "Ridge regression has a *learnability* for each eigenvalue, and sharpness is not named in its title.", "arXiv:2110.03922 Simon and others (2021). The eigenlearning framework"),
                Problem("curvature", "What has curvature to do with generalisation?", "Flat minima, and the sharpness of the others.", ["curvature"],
                    "The limit $n\\to\\infty$ of Poincaré’s and Łojasiewicz’s inequalities.", "arXiv:1609.04836 Keskar and others (2016). Large-batch training"),
            ],
            [],
            [new StandingPage("verdicts", "What a verdict means", "How noise is counted.", markdown.Render("A check that **holds** lies within tolerance."))]);

        Problem Problem(string slug, string title, string summary, string[] tags, string text, string reference)
        {
            Assert.True(Reference.TryParse(reference, out var read));
            return new Problem
            {
                Slug = ProblemSlug.Parse(slug),
                Title = title,
                Kind = ProblemKind.Problem,
                Strand = Strand.EmpiricalLaws,
                Status = ProblemStatus.Open,
                Summary = summary,
                Toys = [],
                Related = [],
                References = [read],
                Tags = tags,
                Sections = [new ProblemSection("Statement", "statement", markdown.Render(text).Html)],
            };
        }
    }
}
