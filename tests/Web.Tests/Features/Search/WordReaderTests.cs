using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Tests.Features.Search;

public sealed class WordReaderTests
{
    public static TheoryData<string, string> Foldings => new()
    {
        { "Sharpness settles at 2/η", "sharpness settles at 2 eta" },
        { @"\lambda_{\max} and λ and lambda and Λ", "lambda max and lambda and lambda and lambda" },
        { @"\frac{1}{2}\varphi^2 \to \infty", "1 2 phi 2 to infinity" },
        { "∇f → ∞, x₁², √n", "nabla f infinity x 1 2 sqrt n" },
        { "Erdős–Rényi, Łukasz, Ångström, naïve, İstanbul", "erdos renyi lukasz angstrom naive istanbul" },
        { "e\u0301tude and \u00e9tude", "etude and etude" },
        { "arXiv:2103.00065v2, 17v2, 3.14, 1.5.2, Fig.2", "arxiv 2103p00065 17v2 3p14 1p5p2 fig 2" },
        { "don't kernel-ridge a_b", "don t kernel ridge a b" },
        { "Жуков и 王伟", "жуков и 王伟" },
        { "& × ÷ %", "" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Foldings))]
    public void Read_AnyWriting_GivesTheWordsItIsFoundBy(string text, string words) =>
        Assert.Equal(words, string.Join(' ', WordReader.Read(text).Select(word => word.Text)));

    [Fact]
    public void Read_Words_KnowsWhereTheyStand()
    {
        const string text = @"The \lambda of Poincaré, 2103.00065v1.";

        Assert.Equal(["The", @"\lambda", "of", "Poincaré", "2103.00065v1"], WordReader.Read(text).Select(word => text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void OfHtml_AFormula_IsThereOnceAndReadable()
    {
        using var tex = new Web.Content.Formulas.TexRenderer();
        var html = new Web.Content.Markdown.MarkdownRenderer(tex).Render("The *sharpness* $S \\le \\frac{2}{\\eta}$ & more.[^1]\n\n[^1]: A note.").Html;

        Assert.Equal("The sharpness S ≤ 2/η & more. A note.", ReadableText.OfHtml(html));
    }

    [Fact]
    public void OfMarkdown_MarksAndLinks_AreLeftOut() =>
        Assert.Equal("See the paper on λ here.", ReadableText.OfMarkdown("See **the [paper](arXiv:2103.00065)** on $\\lambda$ `here`."));
}
